/* What tells this build of the program from others. */
#ifndef OOMLINT_APP_BUILD_ID_H
#define OOMLINT_APP_BUILD_ID_H

/* 16 hexadecimal digits: POSIX's cksum of all objects that the program is linked from, and how long they are (Makefile). */
extern const char oomlint_build[];

#endif

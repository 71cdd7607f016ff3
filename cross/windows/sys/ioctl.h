/* The width of a console. */
#pragma once

#define TIOCGWINSZ 1

struct winsize {
	unsigned short ws_col;
};

int ioctl(int descriptor, int request, struct winsize *size);

/* Folders, with the sort of each entry, and listed from an open descriptor: Windows' own has neither. */
#pragma once

enum { DT_UNKNOWN, DT_FIFO, DT_CHR, DT_DIR = 4, DT_REG = 8, DT_LNK = 10 };

struct dirent {
	unsigned char d_type;
	char d_name[3 * 255 + 1]; /* a name has 255 UTF-16 units, of three bytes at most each */
};

typedef struct folder DIR;

DIR *opendir(const char *path);
/* The descriptor is closed with the folder. */
DIR *fdopendir(int descriptor);
struct dirent *readdir(DIR *folder);
int dirfd(DIR *folder);
int closedir(DIR *folder);

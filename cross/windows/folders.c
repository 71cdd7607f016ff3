/* What is in a folder, by its open handle. */
#include "posix.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

struct folder {
	int descriptor;
	const FILE_ID_BOTH_DIR_INFO *next;  /* in `block`; NULL: the next block has to be read */
	struct dirent entry;
	_Alignas(8) char block[1 << 16];
};

DIR *fdopendir(int descriptor)
{
	DIR *folder = malloc(sizeof *folder);

	if (folder) {
		folder->descriptor = descriptor;
		folder->next = NULL;
	}
	return folder;
}

DIR *opendir(const char *path)
{
	int descriptor = open(path, O_RDONLY | O_DIRECTORY);
	DIR *folder = descriptor < 0 ? NULL : fdopendir(descriptor);

	if (descriptor >= 0 && !folder)
		close(descriptor);
	return folder;
}

static unsigned char sort_of(const FILE_ID_BOTH_DIR_INFO *info)
{
	DWORD tag = info->FileAttributes & FILE_ATTRIBUTE_REPARSE_POINT ? info->EaSize : 0;

	if (tag == IO_REPARSE_TAG_SYMLINK || tag == IO_REPARSE_TAG_MOUNT_POINT)
		return DT_LNK;
	return info->FileAttributes & FILE_ATTRIBUTE_DIRECTORY ? DT_DIR : DT_REG;
}

static bool read_block(DIR *folder)
{
	if (!GetFileInformationByHandleEx(handle_of(folder->descriptor), FileIdBothDirectoryInfo, folder->block, sizeof folder->block)) {
		if (GetLastError() != ERROR_NO_MORE_FILES)
			fail_last();
		return false;
	}
	folder->next = (const FILE_ID_BOTH_DIR_INFO *)folder->block;
	return true;
}

struct dirent *readdir(DIR *folder)
{
	const FILE_ID_BOTH_DIR_INFO *info;
	int length;

	if (!folder->next && !read_block(folder))
		return NULL;
	info = folder->next;
	folder->next = info->NextEntryOffset ? (const FILE_ID_BOTH_DIR_INFO *)((const char *)info + info->NextEntryOffset) : NULL;
	folder->entry.d_type = sort_of(info);
	length = WideCharToMultiByte(CP_UTF8, 0, info->FileName, (int)(info->FileNameLength / sizeof(wchar_t)), folder->entry.d_name,
	                             sizeof folder->entry.d_name - 1, NULL, NULL);
	folder->entry.d_name[length] = '\0';
	return &folder->entry;
}

int dirfd(DIR *folder)
{
	return folder->descriptor;
}

int closedir(DIR *folder)
{
	int result = close(folder->descriptor);

	free(folder);
	return result;
}

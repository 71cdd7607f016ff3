/* Binary search in what is sorted. */
#ifndef OOMLINT_BASE_SEARCH_H
#define OOMLINT_BASE_SEARCH_H

#include <stdint.h>

/* Moves `at`, a uint32_t, to the first number from its value to below `end` for which `before`, an expression of `at`, is false, or to `end`.
 * Up to there it has to be true, and from there on false. As std::partition_point of C++. */
#define PARTITION_POINT(at, end, before)                      \
	do {                                                  \
		uint32_t first_ = (at), end_ = (end);         \
		while (first_ < end_) {                       \
			(at) = first_ + (end_ - first_) / 2;  \
			if (before)                           \
				first_ = (at) + 1;            \
			else                                  \
				end_ = (at);                  \
		}                                             \
		(at) = first_;                                \
	} while (0)

#endif

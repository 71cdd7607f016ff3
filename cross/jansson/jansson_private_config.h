/* The part of it that only jansson's sources read. */
#define HAVE_STDINT_H 1
#define HAVE_SYS_TYPES_H 1

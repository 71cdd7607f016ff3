# With TARGET=x86_64-linux, aarch64-linux, x86_64-macos, aarch64-macos or x86_64-windows: a program for that system, below build/TARGET. The
# compiler is zig, which brings each system's own libraries; ours come from their sources (cross/fetch.sh), and are linked statically.
# What a system lacks of POSIX and GNU, as far as we use it, is added by the headers below cross/SYSTEM.

SYSTEM    := $(lastword $(subst -, ,$(TARGET)))
ZIG       := build/cross/zig/bin/zig
ZIG_NAME  := $(patsubst %-linux,%-linux-musl,$(patsubst %-macos,%-macos.11.0,$(patsubst %-windows,%-windows-gnu,$(TARGET))))
LIBRARY_SOURCES := build/cross/sources

# Its cache holds what it builds of the systems' libraries.
export ZIG_GLOBAL_CACHE_DIR := $(CURDIR)/build/cross/cache

BUILD     := build/$(TARGET)
THIRD     := $(BUILD)/third-party
CC        := $(ZIG) cc -target $(ZIG_NAME)
AR        := $(ZIG) ar
CFLAGS    := -O2
SUFFIX    := $(if $(filter windows,$(SYSTEM)),.exe)
HEADERS   := $(addprefix $(LIBRARY_SOURCES)/,libyaml/include utf8proc jsmn xxhash jansson/src) cross/jansson
POSITION  := $(if $(filter linux,$(SYSTEM)),-fno-pie)
LINKING   := -s $(if $(filter linux,$(SYSTEM)),-static -no-pie)
LIBRARY_FLAGS := -DUTF8PROC_STATIC -DYAML_DECLARE_STATIC -DYAML_VERSION_MAJOR=0 -DYAML_VERSION_MINOR=2 -DYAML_VERSION_PATCH=5 \
                 -DYAML_VERSION_STRING='"0.2.5"' $(addprefix -I,$(wildcard cross/$(SYSTEM))) $(addprefix -isystem ,$(HEADERS))
LIBRARY_OBJECTS := utf8proc.o $(addprefix yaml/,api.o reader.o scanner.o parser.o) \
                   $(addprefix jansson/,dump.o error.o hashtable.o hashtable_seed.o load.o memory.o pack_unpack.o strbuffer.o strconv.o utf.o value.o)

$(THIRD)/utf8proc.o: SOURCE := $(LIBRARY_SOURCES)/utf8proc/utf8proc.c
$(THIRD)/jansson/%.o: SOURCE = $(LIBRARY_SOURCES)/jansson/src/$(notdir $*).c
$(THIRD)/yaml/%.o: SOURCE = $(LIBRARY_SOURCES)/libyaml/src/$(notdir $*).c

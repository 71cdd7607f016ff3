# With TARGET=x86_64-linux, aarch64-linux, x86_64-macos, aarch64-macos or x86_64-windows: a program for that system, below build/TARGET. The
# compiler is zig, which brings each system's own libraries; ours come from their sources (cross/fetch.sh), and are linked statically.
# What a system lacks of POSIX and GNU, as far as we use it, is added by the headers and sources below cross/SYSTEM.
# The programs for Linux load glibc, 2.17 or later. TARGET=x86_64-linux-musl and aarch64-linux-musl: static ones, for systems that have another
# C library, or none.

comma     := ,
SYSTEM    := $(word 2,$(subst -, ,$(TARGET)))
STATIC    := $(filter %-musl,$(TARGET))
ZIG       := build/cross/zig/bin/zig
ZIG_NAME  := $(patsubst %-linux,%-linux-gnu.2.17,$(patsubst %-macos,%-macos.11.0,$(patsubst %-windows,%-windows-gnu,$(TARGET))))
LIBRARY_SOURCES := build/cross/sources

# Its cache holds what it builds of the systems' libraries.
export ZIG_GLOBAL_CACHE_DIR := $(CURDIR)/build/cross/cache

BUILD     := build/$(TARGET)
THIRD     := $(BUILD)/third-party
CC        := $(ZIG) cc -target $(ZIG_NAME)
AR        := $(ZIG) ar
CFLAGS    := -O2
SUFFIX    := $(if $(filter windows,$(SYSTEM)),.exe)
HEADERS   := $(addprefix $(LIBRARY_SOURCES)/,libyaml/include utf8proc jsmn xxhash jansson/src)
POSITION  := $(if $(filter linux,$(SYSTEM)),-fno-pie)
LINKING   := -s $(if $(filter linux,$(SYSTEM)),$(if $(STATIC),-static) -no-pie) $(if $(filter windows,$(SYSTEM)),-municode -Wl$(comma)--stack$(comma)8388608 -lntdll)
# The linker sees all of the program at once: a fifth less work for each keystroke in the language server, and half a minute more for the link.
WHOLE     := $(if $(filter linux,$(SYSTEM)),-flto)
# Warnings are for gcc, which everybody builds with; but what came with a later version of a system is not there on older ones.
LIBRARY_FLAGS := $(WHOLE) -Wno-everything -Wunguarded-availability-new -DUTF8PROC_STATIC -DYAML_DECLARE_STATIC -DYAML_VERSION_MAJOR=0 -DYAML_VERSION_MINOR=2 -DYAML_VERSION_PATCH=5 \
                 -DYAML_VERSION_STRING='"0.2.5"' $(addprefix -I,$(wildcard cross/$(SYSTEM))) $(addprefix -isystem ,$(HEADERS))
SYSTEM_OBJECTS := $(patsubst cross/$(SYSTEM)/%.c,system/%.o,$(wildcard cross/$(SYSTEM)/*.c))
LIBRARY_OBJECTS := utf8proc.o $(addprefix yaml/,api.o reader.o scanner.o parser.o) \
                   $(addprefix jansson/,dump.o error.o hashtable.o hashtable_seed.o load.o memory.o pack_unpack.o strbuffer.o strconv.o utf.o value.o version.o) \
                   $(SYSTEM_OBJECTS)

$(THIRD)/utf8proc.o: SOURCE := $(LIBRARY_SOURCES)/utf8proc/utf8proc.c
$(THIRD)/jansson/%.o: SOURCE = $(LIBRARY_SOURCES)/jansson/src/$(notdir $*).c
$(THIRD)/yaml/%.o: SOURCE = $(LIBRARY_SOURCES)/libyaml/src/$(notdir $*).c
$(THIRD)/jansson/%.o: FOREIGN_FLAGS += -DHAVE_CONFIG_H -DUSE_WINDOWS_CRYPTOAPI
$(THIRD)/system/%.o: SOURCE = cross/$(SYSTEM)/$(notdir $*).c
$(addprefix $(THIRD)/,$(SYSTEM_OBJECTS)): $(THIRD)/system/%.o: cross/$(SYSTEM)/%.c $(wildcard cross/$(SYSTEM)/*.h cross/$(SYSTEM)/sys/*.h)
ifeq ($(SYSTEM),windows)
$(THIRD)/system/%.o: FOREIGN_FLAGS += -D_FILE_OFFSET_BITS=64
$(BUILD)/analyzer/app/main.o: override CFLAGS += -Dmain=posix_main
endif

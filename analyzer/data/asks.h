/* What texts of a rule may ask of a capture: {df.bound}. rules.h says what each gives. */
#ifndef OOMLINT_DATA_ASKS_H
#define OOMLINT_DATA_ASKS_H

#define TEMPLATE_ASKS(A) \
	A(BOUND, "bound") A(ORIGIN, "origin") A(NAME, "name") A(RECEIVER, "receiver") A(ARGUMENT, "argument") A(CALL, "call") \
	A(LOOP, "loop") A(KEY, "key") A(VALUE, "value") A(CARRIED, "carried") A(CARGO, "cargo") A(GROWN, "grown")

/* ASK_TEXT: nothing, the capture's text; ASK_UNKNOWN: something else. */
#define A(identifier, word) ASK_##identifier,
enum template_ask { ASK_TEXT, TEMPLATE_ASKS(A) ASK_UNKNOWN };
#undef A

/* "bound, origin, ..." */
#define A(identifier, word) ", " word
static const char template_asks_listed[] = TEMPLATE_ASKS(A);
static inline const char *template_asks_text(void) { return template_asks_listed + 2; }
#undef A

#endif

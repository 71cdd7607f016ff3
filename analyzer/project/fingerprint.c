#include "project/fingerprint.h"

#include "base/hasher.h"

/* A function or a class; the other one is NULL. */
struct definition {
	struct function_summary *function;
	struct class_summary *class_;
};

/* What is reached from one place, each definition of the file once, in the order in which it comes up. */
struct print {
	struct hasher hasher;
	const struct module_summary *home;
	bool *seen;                       /* by number of the definition */
	LIST(struct definition) waiting;
	struct summary_list *uses;
	struct arena *arena;
};

static uint64_t fingerprint_definition(struct definition definition);

static void add_number(struct print *print, uint64_t number)
{
	hash_number(&print->hasher, number);
}

static void add_text(struct print *print, struct slice text)
{
	hash_text(&print->hasher, text);
}

static void add_use(struct print *print, const struct module_summary *summary)
{
	for (uint32_t i = 0; i < print->uses->count; i++)
		if (print->uses->at[i] == summary)
			return;
	*list_push(print->arena, print->uses) = summary;
}

/* Those of the same file follow; others are known by what they come to. */
static void add_definition(struct print *print, const struct module_summary *home, uint32_t number, struct definition definition)
{
	if (home != print->home) {
		add_use(print, home);
		add_number(print, fingerprint_definition(definition));
	} else if (!print->seen[number]) {
		print->seen[number] = true;
		*list_push(print->arena, &print->waiting) = definition;
	}
}

static void add_function(struct print *print, const struct function_summary *function)
{
	add_number(print, function != NULL);
	if (!function)
		return;
	add_text(print, function->path);
	add_text(print, function->name);
	add_number(print, function->twins);
	add_definition(print, function->home, function->number, (struct definition){.function = (struct function_summary *)function});
}

static void add_class(struct print *print, const struct class_summary *class_)
{
	add_number(print, class_ != NULL);
	if (!class_)
		return;
	add_text(print, class_->path);
	add_text(print, class_->name);
	add_number(print, class_->twins);
	add_definition(print, class_->home, class_->number, (struct definition){.class_ = (struct class_summary *)class_});
}

static void add_module(struct print *print, const struct module_summary *module)
{
	add_number(print, module != NULL);
	if (!module)
		return;
	add_text(print, module->path);
	if (module == print->home)
		return;
	add_use(print, module);
	add_number(print, module->fingerprint);
}

static void add_value(struct print *print, struct value value)
{
	add_number(print, value.kind | (uint64_t)value.element << 8 | (uint64_t)value.traits << 16 | (uint64_t)value.rows.tag << 32 |
	                      (uint64_t)value.rows.asked << 35 | (uint64_t)value.rows.keys << 36 | (uint64_t)value.rows.selected << 38);
	add_number(print, value.rows.count);
	add_number(print, value.parts | (uint64_t)value.width << 32);
	add_number(print, value.unique | (uint64_t)value.event << 32);
}

static void add_portable(struct print *print, const struct portable *portable);

/* Containers hold containers to a small depth only (meaning/portables.c). */
static void add_container(struct print *print, const struct portable_container *container)
{
	add_number(print, container->count | (uint64_t)container->whole << 32);
	for (uint32_t i = 0; i < container->count; i++) {
		add_portable(print, &container->at[i].key);
		add_portable(print, &container->at[i].value);
	}
}

static void add_thing(struct print *print, const struct portable *portable)
{
	uint64_t bits;

	switch (portable->sort) {
	case PORTABLE_PLAIN: break;
	case PORTABLE_NUMBER:
		memcpy(&bits, &portable->is.number, sizeof bits);
		add_number(print, bits);
		break;
	case PORTABLE_TEXT:
	case PORTABLE_PATH: add_text(print, portable->is.text); break;
	case PORTABLE_FUNCTION: add_function(print, portable->is.function); break;
	case PORTABLE_CLASS:
	case PORTABLE_INSTANCE: add_class(print, portable->is.class_); break;
	case PORTABLE_MODULE: add_module(print, portable->is.module); break;
	case PORTABLE_CONTAINER: add_container(print, portable->is.container); break;
	}
}

static void add_portable(struct print *print, const struct portable *portable)
{
	add_value(print, portable->value);
	add_number(print, portable->sort | (uint64_t)portable->follows << 8 | (uint64_t)portable->made_of << 16 | (uint64_t)portable->same << 24 | (uint64_t)portable->queries << 32);
	add_text(print, portable->origin.path);
	add_number(print, portable->origin.line);
	add_text(print, portable->origin.words);
	add_thing(print, portable);
}

static void add_names(struct print *print, const struct portable_names *names)
{
	add_number(print, names->count);
	for (uint32_t i = 0; i < names->count; i++) {
		add_text(print, names->at[i].name);
		add_number(print, names->at[i].unsure);
		add_portable(print, &names->at[i].value);
	}
}

static void add_parameters(struct print *print, const struct function_summary *function)
{
	add_number(print, function->parameter_count);
	for (uint32_t i = 0; i < function->parameter_count; i++) {
		const struct parameter_summary *parameter = &function->parameters[i];

		add_text(print, parameter->name);
		add_number(print, parameter->uses | (uint64_t)parameter->released << 32 | (uint64_t)parameter->acted << 33 |
		                      (uint64_t)parameter->escapes << 34 | (uint64_t)parameter->viewed << 35);
	}
}

static void add_content(struct print *print, struct definition definition)
{
	const struct function_summary *function = definition.function;
	const struct class_summary *class_ = definition.class_;

	if (function) {
		add_parameters(print, function);
		add_number(print, function->is_static | function->is_class_method << 1 | function->is_property << 2 | function->home->about_spark << 3 |
		                      (uint64_t)function->builds << 8 | (uint64_t)function->builds_alone << 16);
		add_portable(print, &function->result);
		add_class(print, function->owner);
		return;
	}
	add_number(print, class_->base_count);
	for (uint32_t i = 0; i < class_->base_count; i++)
		add_class(print, class_->bases[i]);
	add_names(print, &class_->members);
	add_names(print, &class_->attributes);
}

static void print_open(struct print *print, const struct module_summary *home, struct summary_list *uses, struct arena *arena)
{
	*print = (struct print){.home = home, .uses = uses, .arena = arena};
	print->seen = ARENA_ARRAY(arena, bool, (home ? home->definitions : 0) + 1);
	hasher_reset(&print->hasher);
}

/* 0 stands for "not known". */
static uint64_t print_close(struct print *print)
{
	uint64_t hash;

	for (uint32_t i = 0; i < print->waiting.count; i++) /* grows meanwhile */
		add_content(print, print->waiting.at[i]);
	hash = hasher_digest(&print->hasher);
	return hash ? hash : 1;
}

/* Whoever is asked lives in a summary that has its fingerprint, so what that reaches elsewhere is known: this goes no deeper. */
static uint64_t fingerprint_definition(struct definition definition)
{
	uint64_t *known = definition.function ? &definition.function->fingerprint : &definition.class_->fingerprint, hash;
	const struct module_summary *home = definition.function ? definition.function->home : definition.class_->home;
	struct arena scratch = {0};
	struct summary_list uses = {0};
	struct print print;

	hash = __atomic_load_n(known, __ATOMIC_RELAXED); /* several threads may come to the same number */
	if (hash)
		return hash;
	print_open(&print, home, &uses, &scratch);
	if (definition.function)
		add_function(&print, definition.function);
	else
		add_class(&print, definition.class_);
	hash = print_close(&print);
	__atomic_store_n(known, hash, __ATOMIC_RELAXED);
	arena_free(&scratch);
	return hash;
}

void fingerprint_summary(struct module_summary *summary, struct summary_list *uses, struct arena *arena)
{
	struct arena scratch = {0};
	struct summary_list found = {0};
	struct print print;

	print_open(&print, summary, &found, &scratch);
	add_text(&print, summary->path);
	add_names(&print, &summary->names);
	add_number(&print, summary->star_count);
	for (uint32_t i = 0; i < summary->star_count; i++) {
		add_text(&print, summary->stars[i].module);
		add_module(&print, summary->stars[i].distant);
	}
	summary->fingerprint = print_close(&print);
	for (uint32_t i = 0; i < found.count; i++)
		*list_push(arena, uses) = found.at[i];
	arena_free(&scratch);
}

uint64_t fingerprint_call(const struct distant_call *call, struct summary_list *uses, struct arena *arena)
{
	struct arena scratch = {0};
	struct summary_list found = {0};
	struct print print;
	uint64_t hash;

	print_open(&print, NULL, &found, &scratch);
	add_text(&print, call->function->path);
	add_text(&print, call->function->name);
	add_number(&print, call->function->twins);
	add_use(&print, call->function->home);
	for (int i = 0; i < ARGUMENTS_TOLD; i++)
		add_portable(&print, &call->arguments[i]);
	add_number(&print, call->per | (uint64_t)call->in_batch << 8 | (uint64_t)call->again << 9 | (uint64_t)call->once << 10);
	hash = print_close(&print);
	for (uint32_t i = 0; i < found.count; i++) {
		bool known = false;

		for (uint32_t j = 0; j < uses->count; j++)
			known = known || uses->at[j] == found.at[i];
		if (!known)
			*list_push(arena, uses) = found.at[i];
	}
	arena_free(&scratch);
	return hash;
}

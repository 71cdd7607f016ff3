#include "report/report.h"

#define TOPIC(identifier, topic_name, topic_code, topic_severity, topic_title, topic_why) \
	const struct topic topic_##identifier = {                                             \
		.name = {topic_name, sizeof topic_name - 1},                                      \
		.code = {topic_code, sizeof topic_code - 1},                                      \
		.title = {topic_title, sizeof topic_title - 1},                                   \
		.family = {TOPIC_FAMILY, sizeof TOPIC_FAMILY - 1},                                \
		.categories = {"", 0},                                                            \
		.why = {topic_why, sizeof topic_why - 1},                                         \
		.severity = topic_severity,                                                       \
	};
#include "report/topics.def"
#undef TOPIC

#define TOPIC(identifier, topic_name, topic_code, topic_severity, topic_title, topic_why) &topic_##identifier,
const struct topic *const own_topics[] = {
#include "report/topics.def"
	NULL,
};
#undef TOPIC

#include "render/json_parts.h"
#include "render/location.h"

const char *const applicability_words[] = {"display", "unsafe", "safe"};

void put_settings(struct json_writer *json, const struct diagnostic *diagnostic)
{
	put_array(json, "settings");
	for (uint32_t i = 0; i < diagnostic->settings.count; i++) {
		const struct setting_advice *setting = &diagnostic->settings.at[i];

		put_object(json, NULL);
		put_text(json, "key", setting->key);
		put_text(json, "value", setting->value);
		put_text(json, "because", setting->because);
		put_text(json, "where", setting->where);
		put_object_end(json);
	}
	put_array_end(json);
}

bool put_help_url(struct json_writer *json, const char *key, const struct topic *topic, const struct render_options *options)
{
	struct buffer url = {0};
	bool there = topic_page(&url, topic, options);

	if (there)
		put_text(json, key, buffer_slice(&url));
	buffer_free(&url);
	return there;
}

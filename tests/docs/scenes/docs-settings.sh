# What the examples of settings name.
mkdir -p settings/lint/rules settings/conf
touch oomlint.toml settings/conf/spark-defaults.conf

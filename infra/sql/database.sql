create database {database} owner {owner} template template0 encoding 'UTF8' locale_provider icu icu_locale 'zh-CN' locale 'C.UTF-8'

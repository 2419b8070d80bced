// Words for enums: Chinese terms, or the enum's own name without its prefix in English.
#ifndef DUBAN_CLIENTS_CLI_LABELS_H_
#define DUBAN_CLIENTS_CLI_LABELS_H_

#include <string>

#include "duban/reporting/v1/bulletin.pb.h"
#include "duban/task/v1/form.pb.h"
#include "duban/task/v1/item.pb.h"
#include "duban/task/v1/period.pb.h"
#include "duban/task/v1/role.pb.h"
#include "duban/task/v1/unit.pb.h"
#include "services/common/lang.h"

namespace duban::client {

std::string Label(Language language, task::v1::Form::State value);
std::string Label(Language language, task::v1::Form::Class value);
std::string Label(Language language, task::v1::Form::Flag value);
std::string Label(Language language, task::v1::Form::Review::Outcome value);
std::string Label(Language language, task::v1::Period::State value);
std::string Label(Language language, task::v1::Period::Kind value);
std::string Label(Language language, task::v1::Role value);
std::string Label(Language language, task::v1::Unit::Kind value);
std::string Label(Language language, task::v1::Indicator::Kind value);
std::string Label(Language language, task::v1::Project::ProjectClass value);
std::string Label(Language language, reporting::v1::Bulletin::Kind value);
// 指标, 任务, 政策, 项目, after the item's detail.
std::string ItemKindLabel(Language language, const task::v1::Item& item);
// "indicator", "task", "policy", "project": the words of `item list --kind`.
std::string ItemKindWord(const task::v1::Item& item);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_LABELS_H_

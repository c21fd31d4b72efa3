#pragma once

#include "core/document/document.h"
#include "core/state/context.h"

namespace pcn {

// The functions behind views() and companion_documents(), each in the file of its name.
[[nodiscard]] Document make_networks(const ViewContext& context);
[[nodiscard]] Document make_network(const ViewContext& context);
[[nodiscard]] Document make_place(const ViewContext& context);
[[nodiscard]] Document make_practice(const ViewContext& context);
[[nodiscard]] Document make_practices(const ViewContext& context);
[[nodiscard]] Document make_gaps(const ViewContext& context);
[[nodiscard]] Document make_gap(const ViewContext& context);
[[nodiscard]] Document make_matrix(const ViewContext& context);
[[nodiscard]] Document make_people(const ViewContext& context);
[[nodiscard]] Document make_staff(const ViewContext& context);
[[nodiscard]] Document make_activity(const ViewContext& context);
[[nodiscard]] Document make_services(const ViewContext& context);
[[nodiscard]] Document make_history(const ViewContext& context);
[[nodiscard]] Document make_compare(const ViewContext& context);
[[nodiscard]] Document make_sharing(const ViewContext& context);
[[nodiscard]] Document make_rules(const ViewContext& context);
[[nodiscard]] Document make_plan(const ViewContext& context);
[[nodiscard]] Document make_need(const ViewContext& context);
[[nodiscard]] Document make_borough(const ViewContext& context);
[[nodiscard]] Document make_service(const ViewContext& context);
[[nodiscard]] Document make_answer(const ViewContext& context);
[[nodiscard]] Document make_map_words(const ViewContext& context);
[[nodiscard]] Document make_network_list(const ViewContext& context);
[[nodiscard]] Document make_menu(const ViewContext& context);
[[nodiscard]] Document make_settings(const ViewContext& context);
[[nodiscard]] Document make_about(const ViewContext& context);

}  // namespace pcn

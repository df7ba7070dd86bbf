// What the routes of the engine take and give, for the OpenAPI document; those of the nouns are in casework/described.h.
#pragma once
#include "http/described.h"
#include "http/router.h"

namespace engine {

// What several routes refer to: Receipt, Job.
void define_common(http::Router& router);
// What lies beside a case when it is opened: engine/beside.h, and its documents.
json::Object beside_described();

http::Described plain_text(std::string_view description);
http::Described telling_proof();
http::Described telling_consistency();
http::Described verifying();
http::Described telling_receipts();
http::Described telling_receipt();
http::Described printing_receipt(bool as_docx);
http::Described telling_description();
http::Described foreseeing();
http::Described telling_differences();
http::Described telling_jobs();
http::Described telling_job();
http::Described acting_on_job();
http::Described giving_sheet(bool workbook);
http::Described importing();
http::Described telling_fields();
http::Described understanding_headings();
http::Described checking_sheet();
http::Described sealing();
http::Described telling_figures();
http::Described telling_report();
http::Described telling_candidates();

}  // namespace engine

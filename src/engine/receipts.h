// Receipts as they are given again: one by its reference, on paper, and the list of those that the asker may have.
#pragma once
#include "engine/engine.h"

namespace engine {

// GET /api/v1/receipts, /receipts/{id}, /receipts/{id}/paper.pdf and .docx.
void add_receipt_routes(http::Router& router, Engine& engine);

}  // namespace engine

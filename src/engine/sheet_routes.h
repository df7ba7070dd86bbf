// Whole sheets over HTTP: imports, checks of every row, templates, and the jobs that these are.
#pragma once
#include "engine/jobs.h"

namespace engine {

struct SheetRoutes {
    Engine& engine;
    Jobs& jobs;
    std::shared_ptr<casework::Api> api;
};

void add_job_routes(http::Router& router, SheetRoutes const& with, std::shared_ptr<Jobs> jobs);       // the router owns the jobs
void add_import_routes(http::Router& router, SheetRoutes const& with);
void add_batch_routes(http::Router& router, SheetRoutes const& with);
void add_template_routes(http::Router& router, SheetRoutes const& with);

// A handler for whoever is logged in; what it throws for a bad query is a 400.
using Use = std::function<void(casework::Actor const&, std::shared_ptr<http::Request const>, http::Answer)>;
http::Handler logged_in(Engine& engine, Use use);

// The officer for whom an agency's system acts, named in the query.
law::Result<casework::Actor> with_officer(Engine& engine, casework::Actor const& actor, http::Request const& request);

http::Response download(std::string name, std::string bytes);        // by its extension

}  // namespace engine

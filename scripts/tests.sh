# The tests in the order they run; sourced by test.sh. Cheap ones first, so that a mistake is told early.
check build-dev scripts/build.sh dev
check tidy test/tidy_test.sh build/dev/tidy
check unit build/dev/unit_tests

package dev.assay.assignment.assign;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question for assignments, found to be well-formed.
 *
 * @param experiments the ids as they were sent, in the order asked; absent when all that run are asked for
 * @param context what targeting rules look at
 * @param expose whether the user is to count as having seen the variants
 */
record AssignRequest(String userId, Optional<List<String>> experiments, Map<String, Object> context, boolean expose) {}

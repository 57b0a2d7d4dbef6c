package dev.assay.model.projection;

import dev.assay.model.company.CompanyId;

/**
 * One complete build of one company's part of a projection. Rows of a view carry the generation's {@code id}, so that a
 * second generation grows beside the one that is read.
 *
 * @param id unique over all companies and projections
 * @param number counts a company's generations of the projection from 1
 * @param definitionsPosition the lifecycle position whose definitions the generation was built under; 0 for the first
 */
public record Generation(int id, CompanyId company, ProjectionName projection, int number, long definitionsPosition) {}

package dev.assay.model.experiment;

import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * Reads a multivariate experiment's factors and makes a variant of every combination of their levels: the first of all is the
 * control, all get the same share, and a variant's config has the config of each of its levels under the factor's id.
 *
 * @param variants in the order of the first factor's levels, then the second's
 * @param analysed the factors as results know them: those of two levels
 */
record FactorReader(List<Variant> variants, List<Analysis.Factor> analysed) {
    static final String FACTORS = "factors";

    private static final int MOST_LEVELS = 10;
    private static final int ID = 100;
    private static final int ALL = 10_000;

    private record Factor(VariantId id, List<Level> levels) {}

    private record Level(VariantId id, JsonNode config) {}

    /** Some levels, one of each factor. */
    private record Cell(List<Level> levels) {
        Cell with(Level next) {
            var longer = new ArrayList<>(levels);
            longer.add(next);
            return new Cell(longer);
        }

        VariantId id() {
            return new VariantId(
                    levels.stream().map(level -> level.id().value()).collect(Collectors.joining("-")));
        }
    }

    static FactorReader read(Fields fields, Faults faults) {
        var factors = fields.list(FACTORS, AnalysisReader.MOST_FACTORS, (node, where) -> factor(node, where, faults));
        if (fields.node("variants").isPresent()) {
            fields.fault(FACTORS, "make the variants: name either factors or variants");
        }
        if (factors.isEmpty()) {
            fields.fault(FACTORS, "must name at least one factor");
            return new FactorReader(List.of(), List.of());
        }
        var cells = List.of(new Cell(List.of()));
        for (var factor : factors) {
            cells = cells.stream()
                    .flatMap(cell -> factor.levels().stream().map(cell::with))
                    .toList();
            if (cells.size() > VariantRules.MAX_VARIANTS) {
                fields.fault(FACTORS, "combine to more than " + VariantRules.MAX_VARIANTS + " variants");
                return new FactorReader(List.of(), List.of());
            }
        }
        try {
            return new FactorReader(variants(factors, cells), analysed(factors, cells));
        } catch (IllegalArgumentException tooLong) {
            fields.fault(FACTORS, "combine to ids that are too long: " + tooLong.getMessage());
            return new FactorReader(List.of(), List.of());
        }
    }

    private static @Nullable Factor factor(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("id", "levels"));
        var id = fields.required("id", ID, VariantId::new);
        var levels = fields.list("levels", MOST_LEVELS, (level, at) -> level(level, at, faults));
        if (levels.size() < 2) {
            fields.fault("levels", "must be at least 2");
        }
        return id == null ? null : new Factor(id, levels);
    }

    private static @Nullable Level level(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("id", "config"));
        var id = fields.required("id", ID, VariantId::new);
        return id == null ? null : new Level(id, fields.node("config").orElseGet(() -> StringNode.valueOf(id.value())));
    }

    private static List<Variant> variants(List<Factor> factors, List<Cell> cells) {
        var variants = new ArrayList<Variant>();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var config = JsonNodeFactory.instance.objectNode();
            for (int factor = 0; factor < factors.size(); factor++) {
                config.set(
                        factors.get(factor).id().value(),
                        cell.levels().get(factor).config());
            }
            // What does not divide evenly goes to the first ones.
            int share = ALL / cells.size() + (i < ALL % cells.size() ? 1 : 0);
            variants.add(new Variant(cell.id(), cell.id().value(), new Percent(share), config, i == 0));
        }
        return List.copyOf(variants);
    }

    private static List<Analysis.Factor> analysed(List<Factor> factors, List<Cell> cells) {
        if (factors.stream().anyMatch(factor -> factor.levels().size() != 2)) {
            return List.of();
        }
        var analysed = new ArrayList<Analysis.Factor>();
        for (int i = 0; i < factors.size(); i++) {
            int factor = i;
            var high = factors.get(i).levels().getLast();
            analysed.add(new Analysis.Factor(
                    factors.get(i).id().value(),
                    cells.stream()
                            .filter(cell -> cell.levels().get(factor).equals(high))
                            .map(Cell::id)
                            .toList()));
        }
        return List.copyOf(analysed);
    }
}

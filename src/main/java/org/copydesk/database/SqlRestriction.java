package org.copydesk.database;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.hibernate.query.restriction.Restriction;

/**
 * A condition in the words of PostgreSQL, where Hibernate has none for it.
 *
 * @param sql has a question mark for each of the attributes, and then one for each of the values
 */
public record SqlRestriction<X>(String sql, List<SingularAttribute<? super X, ?>> attributes, List<?> values)
        implements Restriction<X> {

    public SqlRestriction(String sql, List<SingularAttribute<? super X, ?>> attributes) {
        this(sql, attributes, List.of());
    }

    @Override
    public Restriction<X> negated() {
        return new SqlRestriction<>("not (" + sql + ")", attributes, values);
    }

    @Override
    public Predicate toPredicate(Root<? extends X> root, CriteriaBuilder builder) {
        var criteria = (HibernateCriteriaBuilder) builder;
        var arguments = Stream.<Expression<?>>concat(
                attributes.stream().map(attribute -> root.get(attribute.getName())),
                values.stream().map(criteria::value));
        return criteria.isTrue(criteria.sql(sql, Boolean.class, arguments.toArray(Expression<?>[]::new)));
    }
}

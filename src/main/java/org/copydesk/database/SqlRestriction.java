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
 * @param sql has a question mark for each of the attributes, and then one for the value
 */
public record SqlRestriction<X>(String sql, List<SingularAttribute<? super X, ?>> attributes, Object value)
        implements Restriction<X> {

    @Override
    public Restriction<X> negated() {
        return new SqlRestriction<>("not (" + sql + ")", attributes, value);
    }

    @Override
    public Predicate toPredicate(Root<? extends X> root, CriteriaBuilder builder) {
        var criteria = (HibernateCriteriaBuilder) builder;
        var arguments = Stream.<Expression<?>>concat(
                attributes.stream().map(attribute -> root.get(attribute.getName())), Stream.of(criteria.value(value)));
        return criteria.isTrue(criteria.sql(sql, Boolean.class, arguments.toArray(Expression<?>[]::new)));
    }
}

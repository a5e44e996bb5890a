package org.copydesk.story;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads an export of WordPress (WXR) post by post, in memory that does not grow with it. All its methods throw
 * {@link UnreadableStory}, with line and column, where the export is not what it should be.
 */
public final class WordPressExport implements Iterable<Post>, AutoCloseable {

    /** What one post may take together with its comments, and so what is in memory at once. */
    private static final long MAX_POST_BYTES = 16L << 20;

    /** Names of authors are kept until the end. */
    private static final long MAX_HEAD_BYTES = 32L << 20;

    private static final int MAX_DEPTH = 50;

    /** Each version of the format has a namespace of its own. */
    private static final String WORDPRESS = "http://wordpress.org/export/";

    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/";
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final MeteredStream stream;
    private final XMLStreamReader xml;
    /** By their logins, which posts name. */
    private final Map<String, String> authors = new HashMap<>();

    private @Nullable String language;
    private long headBytes;
    private @Nullable Post next;

    private WordPressExport(MeteredStream stream) throws XMLStreamException {
        this.stream = stream;
        this.xml = factory().createXMLStreamReader(stream);
    }

    /**
     * Reads up to the first post.
     *
     * @param maxBytes how large the export may be
     */
    public static WordPressExport open(InputStream in, long maxBytes) {
        try {
            var export = new WordPressExport(new MeteredStream(in, maxBytes));
            export.enterChannel();
            export.advance();
            return export;
        } catch (XMLStreamException malformed) {
            throw unreadable(malformed);
        }
    }

    /** Posts of every type and state, in the order of the export. They can be read only once. */
    @Override
    public Iterator<Post> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Post next() {
                var post = next;
                if (post == null) {
                    throw new NoSuchElementException();
                }
                try {
                    advance();
                } catch (XMLStreamException malformed) {
                    throw unreadable(malformed);
                }
                return post;
            }
        };
    }

    /** Leaves the stream open, which is not its own. */
    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException malformed) {
            throw unreadable(malformed);
        }
    }

    /** The parser of the JDK, whichever other one is on the class path, because the limits were tried on it. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private static UnreadableStory unreadable(XMLStreamException malformed) {
        return new UnreadableStory("The export is not well-formed XML" + at(malformed.getLocation()), malformed);
    }

    private UnreadableStory unreadable(String sentence) {
        return new UnreadableStory(sentence + at(xml.getLocation()));
    }

    private static String at(@Nullable Location location) {
        return location == null
                ? "."
                : " (line %d, column %d).".formatted(location.getLineNumber(), location.getColumnNumber());
    }

    private void enterChannel() throws XMLStreamException {
        stream.allow(MAX_HEAD_BYTES);
        if (!enter() || !xml.getLocalName().equals("rss")) {
            throw unreadable("This is no export of WordPress: its first element is not <rss>");
        }
        while (enter()) {
            if (xml.getLocalName().equals("channel")) {
                return;
            }
            skip();
        }
        throw unreadable("This is no export of WordPress: it has no <channel>");
    }

    /** Reads the next post, and whatever of the head stands before it. */
    private void advance() throws XMLStreamException {
        next = null;
        while (next == null && xml.hasNext()) {
            var before = stream.count();
            stream.allow(MAX_POST_BYTES);
            if (!enter()) {
                drain();
                return;
            }
            if (xml.getLocalName().equals("item")) {
                next = post();
            } else {
                head();
                headBytes += stream.count() - before;
                if (headBytes > MAX_HEAD_BYTES) {
                    throw unreadable("The export has too many authors, categories and tags");
                }
            }
        }
    }

    /** A document that is cut off or goes on after its end is malformed even though all posts were read. */
    private void drain() throws XMLStreamException {
        while (xml.hasNext()) {
            xml.next();
        }
    }

    private void head() throws XMLStreamException {
        if (xml.getNamespaceURI() == null && xml.getLocalName().equals("language")) {
            language = PageMetadata.language(text()).orElse(null);
            return;
        }
        if (!isOf(WORDPRESS) || !xml.getLocalName().equals("author")) {
            skip();
            return;
        }
        var fields = fields();
        var login = fields.getOrDefault("author_login", "");
        var name = name(fields.get("author_display_name"));
        authors.put(login, name.isBlank() ? login : name);
    }

    private Post post() throws XMLStreamException {
        var fields = new HashMap<String, String>();
        var meta = new HashMap<String, String>();
        var categories = new ArrayList<String>();
        var tags = new ArrayList<String>();
        var nicenames = new HashMap<String, String>();
        var comments = new ArrayList<PostComment>();
        while (enter()) {
            var name = xml.getLocalName();
            if (isOf(WORDPRESS) && name.equals("comment")) {
                comments.add(comment(fields()));
            } else if (isOf(WORDPRESS) && name.equals("postmeta")) {
                var entry = fields();
                meta.put(entry.getOrDefault("meta_key", ""), entry.getOrDefault("meta_value", ""));
            } else if (name.equals("category")) {
                switch (attribute("domain")) {
                    case "category" -> categories.add(term(nicenames));
                    case "post_tag" -> tags.add(term(nicenames));
                    default -> skip();
                }
            } else if (name.equals("encoded")) {
                fields.put(isOf(CONTENT) ? "content" : "excerpt", text());
            } else if (isOf(WORDPRESS) || isOf(DUBLIN_CORE) || xml.getNamespaceURI() == null) {
                fields.put(name, text());
            } else {
                skip();
            }
        }
        return post(fields, meta, categories, tags, nicenames, comments);
    }

    private String term(Map<String, String> nicenames) throws XMLStreamException {
        var nicename = attribute("nicename");
        var name = name(text());
        nicenames.putIfAbsent(name, nicename);
        return name;
    }

    private Post post(
            Map<String, String> fields,
            Map<String, String> meta,
            List<String> categories,
            List<String> tags,
            Map<String, String> nicenames,
            List<PostComment> comments) {
        var login = fields.getOrDefault("creator", "");
        return new Post(
                number(fields.get("post_id")).orElse(0L),
                fields.getOrDefault("post_type", "post"),
                given(fields.get("title")),
                given(fields.get("link")),
                language,
                Post.State.of(fields.getOrDefault("status", "")),
                given(fields.get("post_password")) != null,
                date(fields.get("post_date_gmt"))
                        .or(() -> pubDate(fields.get("pubDate")))
                        .orElse(null),
                login.isBlank() ? null : authors.getOrDefault(login, login),
                List.copyOf(categories),
                List.copyOf(tags),
                Map.copyOf(nicenames),
                fields.getOrDefault("excerpt", ""),
                fields.getOrDefault("content", ""),
                fields.getOrDefault("comment_status", "").equals("open"),
                List.copyOf(comments),
                reference(meta.get("_thumbnail_id")),
                given(fields.get("attachment_url")));
    }

    private static PostComment comment(Map<String, String> fields) {
        return new PostComment(
                number(fields.get("comment_id")).orElse(0L),
                reference(fields.get("comment_parent")),
                name(fields.get("comment_author")),
                date(fields.get("comment_date_gmt")).orElse(null),
                fields.getOrDefault("comment_content", ""),
                PostComment.State.of(fields.getOrDefault("comment_approved", "")),
                Optional.ofNullable(given(fields.get("comment_type"))).orElse("comment"));
    }

    /** Goes to the next element inside the current one; false at the end of the current one. */
    private boolean enter() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                case XMLStreamConstants.DTD ->
                    throw unreadable("An export of WordPress declares no document type, and this one does");
                default -> {}
            }
        }
        return false;
    }

    /** The texts of the elements inside the current one, by their names. */
    private Map<String, String> fields() throws XMLStreamException {
        var fields = new HashMap<String, String>();
        while (enter()) {
            fields.put(xml.getLocalName(), text());
        }
        return fields;
    }

    /** The text of the current element, without that of elements inside it. */
    private String text() throws XMLStreamException {
        var text = new StringBuilder();
        var depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth = deeper(depth);
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (depth == 1) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw unreadable("The entity &" + xml.getLocalName() + "; is not defined");
                default -> {}
            }
        }
        return text.toString();
    }

    private void skip() throws XMLStreamException {
        var depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth = deeper(depth);
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    private int deeper(int depth) {
        if (depth == MAX_DEPTH) {
            throw unreadable("The export is nested too deeply");
        }
        return depth + 1;
    }

    private boolean isOf(String namespace) {
        var uri = xml.getNamespaceURI();
        return uri != null && uri.startsWith(namespace);
    }

    private String attribute(String name) {
        var value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** WordPress keeps names as they stand in its pages: {@code Hafen &amp; Meer}. */
    private static String name(@Nullable String html) {
        return html == null ? "" : Repairs.words(Parser.unescapeEntities(html, false));
    }

    private static Optional<Long> number(@Nullable String text) {
        return text != null && text.strip().matches("\\d{1,18}")
                ? Optional.of(Long.valueOf(text.strip()))
                : Optional.empty();
    }

    /** WordPress writes 0 for "none". */
    private static @Nullable Long reference(@Nullable String text) {
        return number(text).filter(id -> id != 0).orElse(null);
    }

    /** WordPress writes a date of zeros for "none". */
    private static Optional<Instant> date(@Nullable String text) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(text.strip(), DATE).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> pubDate(@Nullable String text) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant())
                            .filter(date -> date.isAfter(Instant.EPOCH));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}

package org.copydesk.story;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;

/** An export of WordPress as large as one likes, made while it is read. */
final class GeneratedExport {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
              xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:wp="http://wordpress.org/export/1.2/">
            <channel><title>The Polder Post</title><wp:wxr_version>1.2</wp:wxr_version>
            <wp:author><wp:author_login><![CDATA[ada]]></wp:author_login>
              <wp:author_display_name><![CDATA[Ada Thornquist]]></wp:author_display_name></wp:author>
            """;

    private static final String ITEM = """
            <item><title><![CDATA[Gulls return, part %1$d]]></title><link>https://polderpost.example/%1$d</link>
            <dc:creator><![CDATA[ada]]></dc:creator>
            <content:encoded><![CDATA[<!-- wp:paragraph --><p>%2$s</p><!-- /wp:paragraph -->]]></content:encoded>
            <excerpt:encoded><![CDATA[]]></excerpt:encoded>
            <wp:post_id>%1$d</wp:post_id><wp:post_date_gmt>2026-02-03 10:15:00</wp:post_date_gmt>
            <wp:post_name>gulls-%1$d</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
            <category domain="category" nicename="harbour"><![CDATA[Harbour]]></category>
            <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Ann</wp:comment_author>
            <wp:comment_content><![CDATA[So they are.]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>
            </item>
            """;

    private static final String FOOT = "</channel></rss>";

    private GeneratedExport() {}

    static InputStream of(int posts, String prose) {
        return new SequenceInputStream(new Enumeration<InputStream>() {
            private int part = 0;

            @Override
            public boolean hasMoreElements() {
                return part <= posts + 1;
            }

            @Override
            public InputStream nextElement() {
                var text = part == 0 ? HEAD : part > posts ? FOOT : ITEM.formatted(part, prose);
                part++;
                return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}

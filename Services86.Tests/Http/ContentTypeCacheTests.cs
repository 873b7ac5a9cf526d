using Microsoft.AspNetCore.Http;
using Services86.Http;

namespace Services86.Tests.Http;

internal sealed class ContentTypeCacheTests
{
    private ContentTypeCache _cache = null!;
    private int _parsed;

    [SetUp]
    public void CreateCache()
    {
        _cache = new ContentTypeCache();
        _parsed = 0;
    }

    [Test]
    public void A_value_in_use_stays_cached_whatever_others_send()
    {
        Get("text/xml");
        for (var i = 0; i < 10_000; i++)
        {
            Get($"text/x-{i}");
            if (i % 10 == 0)
            {
                Get("text/xml");
            }
        }

        Assert.That(_parsed, Is.EqualTo(10_001));
        Assert.That(_cache.Count, Is.InRange(1, ContentTypeCache.MaxEntries));
    }

    [Test]
    public void A_new_value_is_cached_when_the_cache_was_filled_with_others()
    {
        for (var i = 0; i < 10 * ContentTypeCache.MaxEntries; i++)
        {
            Get($"text/x-{i}");
            Get($"text/x-{i}");
        }

        _parsed = 0;
        Get("text/xml");
        Get("text/xml");

        Assert.That(_parsed, Is.EqualTo(1));
        Assert.That(_cache.Count, Is.LessThanOrEqualTo(ContentTypeCache.MaxEntries));
    }

    [Test]
    public void A_long_value_is_not_cached()
    {
        Get("text/xml; action=" + new string('a', ContentTypeCache.MaxLength));

        Assert.That(_cache.Count, Is.Zero);
    }

    private void Get(string text) => _cache.Get(text, Parse);

    private RequestContentType Parse(string text)
    {
        _parsed++;
        return RequestContentType.Of(new DefaultHttpContext().Request);
    }
}

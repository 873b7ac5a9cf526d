using System.Collections.Concurrent;

namespace Services86.Http;

/// <summary>Caches parsed Content-Types by their text, which clients choose. Safe for concurrent use.</summary>
/// <remarks>
/// Clients send the same few values again and again. If the cache is full, the entries are evicted that were not used
/// since the last time: a client that sends a new value with each request evicts its own values, and those in use stay.
/// </remarks>
internal sealed class ContentTypeCache
{
    /// <summary>The maximum number of entries.</summary>
    public const int MaxEntries = 64;

    /// <summary>The maximum length of a cached text, in characters. A longer one is parsed with each request.</summary>
    public const int MaxLength = 256;

    private readonly ConcurrentDictionary<string, Entry> _entries = new();
    private readonly Lock _eviction = new();

    /// <summary>Gets the number of entries.</summary>
    public int Count => _entries.Count;

    /// <summary>Gets a parsed Content-Type, and parses it if it is not cached.</summary>
    /// <param name="text">The Content-Type.</param>
    /// <param name="parse">Parses the text.</param>
    public RequestContentType Get(string text, Func<string, RequestContentType> parse)
    {
        if (_entries.TryGetValue(text, out var entry))
        {
            // Read first, because a write makes the other processors read the entry again.
            if (!entry.IsUsed)
            {
                entry.IsUsed = true;
            }

            return entry.ContentType;
        }

        var contentType = parse(text);
        if (text.Length <= MaxLength)
        {
            Add(text, contentType);
        }

        return contentType;
    }

    private void Add(string text, RequestContentType contentType)
    {
        lock (_eviction)
        {
            if (_entries.Count >= MaxEntries)
            {
                Evict();
            }

            _entries[text] = new Entry(contentType);
        }
    }

    private void Evict()
    {
        foreach (var (text, entry) in _entries)
        {
            if (!entry.IsUsed)
            {
                _entries.TryRemove(text, out _);
            }

            entry.IsUsed = false;
        }

        // All were used: any of them makes room, and comes back with its next request.
        if (_entries.Count >= MaxEntries)
        {
            _entries.TryRemove(_entries.First().Key, out _);
        }
    }

    private sealed class Entry(RequestContentType contentType)
    {
        public RequestContentType ContentType => contentType;

        // A value that another thread does not see yet costs one more parse.
        public bool IsUsed { get; set; }
    }
}

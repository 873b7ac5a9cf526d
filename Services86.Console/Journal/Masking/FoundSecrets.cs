namespace Services86.WebConsole.Journal.Masking;

/// <summary>
/// The secrets that were found in a call under their names. The same text in another place of the call is a secret too.
/// </summary>
internal sealed class FoundSecrets
{
    // A shorter secret would mask ordinary words.
    private const int MinLength = 6;

    private const int MaxSecrets = 64;

    private readonly HashSet<string> _values = new(StringComparer.Ordinal);

    /// <summary>Gets the number of secrets.</summary>
    public int Count => _values.Count;

    /// <summary>
    /// Gets or sets whether the request can move a stored secret to another member, by a reference or a patch: no value
    /// of the response is kept then.
    /// </summary>
    public bool AreMoved { get; set; }

    /// <summary>Adds a secret.</summary>
    public void Add(string text)
    {
        if (text.Length >= MinLength && _values.Count < MaxSecrets)
        {
            _values.Add(text);
        }
    }

    /// <summary>Gets whether a text looks like a secret, or has one of those that were found.</summary>
    public bool AreIn(string text)
    {
        if (SecretText.Contains(text))
        {
            return true;
        }

        foreach (var value in _values)
        {
            if (text.Contains(value, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Replaces the secrets in a text that is no body.</summary>
    public string Replace(string text)
    {
        foreach (var value in _values)
        {
            text = text.Replace(value, SecretText.Mask, StringComparison.Ordinal);
        }

        return SecretText.Replace(text);
    }
}

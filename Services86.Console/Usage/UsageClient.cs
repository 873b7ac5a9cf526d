namespace Services86.WebConsole.Usage;

/// <summary>The name of a client program, from its User-Agent.</summary>
internal static class UsageClient
{
    /// <summary>The name for the clients beyond the number that is counted apart.</summary>
    public const string Other = "other";

    private const int MaxLength = 60;

    /// <summary>Gets the first product of a User-Agent: <c>PHP-SOAP/8.2</c> of <c>PHP-SOAP/8.2 (Linux)</c>.</summary>
    /// <returns>The product, of printable ASCII, at most 60 characters; empty for none.</returns>
    public static string NameOf(string? userAgent)
    {
        var product = (userAgent ?? "").AsSpan().Trim();
        var end = product.IndexOf(' ');
        product = end < 0 ? product : product[..end];
        product = product[..Math.Min(product.Length, MaxLength)];
        Span<char> name = stackalloc char[product.Length];
        for (var i = 0; i < product.Length; i++)
        {
            name[i] = product[i] is > ' ' and < '\x7f' ? product[i] : '?';
        }

        return name.ToString();
    }
}

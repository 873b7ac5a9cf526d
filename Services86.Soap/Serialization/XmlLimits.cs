using System.Globalization;

namespace Services86.Soap.Serialization;

/// <summary>Limits what XML from a request can cost the XML reader beyond its length.</summary>
/// <remarks>
/// The reader searches the declarations in scope for each name with a prefix, and all attributes of an element for each
/// attribute that the serializers ask for. Without limits, the cost would grow with the square of the length. The
/// depth is limited by <see cref="SoapXml.MaxDepth"/>.
/// </remarks>
internal static class XmlLimits
{
    /// <summary>The maximum number of namespace declarations in scope. Clients have at most about thirty.</summary>
    public const int MaxDeclarationsInScope = 256;

    /// <summary>The maximum number of attributes of an element, namespace declarations included.</summary>
    public const int MaxAttributes = 256;

    /// <summary>Finds the first tag that exceeds a limit.</summary>
    /// <param name="xml">The XML.</param>
    /// <param name="exceeded">The offset of the tag.</param>
    /// <returns>The limit, for the rejection; null if no tag exceeds a limit.</returns>
    /// <remarks>
    /// The text is read up to that tag only, so that the rejection has the path and the fault code of the place.
    /// </remarks>
    public static string? FindExceeded(ReadOnlySpan<byte> xml, out int exceeded)
    {
        // Each declaration and each attribute has an equals sign, so few of them exceed nothing. This is one pass over
        // the bytes by vector instructions.
        exceeded = 0;
        return xml.Count((byte)'=') > MaxDeclarationsInScope ? Scan(xml, out exceeded) : null;
    }

    private static string? Scan(ReadOnlySpan<byte> xml, out int exceeded)
    {
        Span<int> declarations = stackalloc int[SoapXml.MaxDepth + 2];
        exceeded = 0;
        var depth = 0;
        var scanner = new XmlTagScanner(xml);
        while (scanner.Read())
        {
            if (scanner.IsEnd)
            {
                depth = Math.Max(depth - 1, 0);
                continue;
            }

            if (depth > SoapXml.MaxDepth)
            {
                // The XML reader rejects this depth.
                return null;
            }

            exceeded = scanner.Start;
            var (attributes, own) = Count(ref scanner);
            var inScope = declarations[depth] + own;
            if (attributes > MaxAttributes)
            {
                return TooMany(MaxAttributes, "attributes of an element");
            }

            if (inScope > MaxDeclarationsInScope)
            {
                return TooMany(MaxDeclarationsInScope, "namespace declarations in scope");
            }

            if (!scanner.IsEmptyElement)
            {
                depth++;
                declarations[depth] = inScope;
            }
        }

        return null;
    }

    private static (int Attributes, int Declarations) Count(ref XmlTagScanner scanner)
    {
        var count = 0;
        var declarations = 0;
        var attributes = scanner.GetAttributes();
        while (count <= MaxAttributes && attributes.MoveNext())
        {
            count++;
            declarations += attributes.IsDeclaration ? 1 : 0;
        }

        return (count, declarations);
    }

    private static string TooMany(int limit, string what) => string.Create(
        CultureInfo.InvariantCulture, $"Expected at most {limit} {what}, found more.");
}

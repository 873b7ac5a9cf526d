using System.Text.RegularExpressions;
using System.Xml;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <content>The texts of rejections, which never quote a secret.</content>
internal sealed partial class ContentReader
{
    private const int MaxReasonLength = 300;

    private const string SecretText = "something else, which is not quoted because it may be secret";

    /// <summary>Gets the current line, from 1.</summary>
    public int Line => LineOfRow(((IXmlLineInfo)Xml).LineNumber, LinesText) + LinesBefore;

    /// <summary>Gets the path of the current element, such as <c>SaveServiceAuth/ServiceAuth/Port</c>.</summary>
    public string Path => string.Join('/', _path, 0, _depth);

    /// <summary>Gets whether the current element is a secret, or within one, so that nothing of it is quoted.</summary>
    public bool IsSecret => _secretDepth > 0;

    /// <summary>Quotes a value of the current element; a secret is not quoted.</summary>
    public string Quote(string value) => IsSecret ? SecretText : Quotation.Of(value);

    /// <summary>Returns the message for XML that is not well formed: the cause and the path.</summary>
    public string CannotRead(XmlException exception) => CannotRead(
        _depth > 0 ? " in " + Path : "",
        _exceededLimit ?? (IsSecret ? $"The text on line {Line} is not well formed." : ReasonOf(exception)));

    /// <summary>Creates the rejection of the current element.</summary>
    /// <param name="expected">The expected content.</param>
    /// <param name="found">
    /// The actual content. A value of the element is quoted by <see cref="Quote"/>.
    /// </param>
    /// <returns>The rejection. Its message contains the path and the line.</returns>
    public RequestRejectedException Invalid(string expected, string found) => Invalid(expected, found, Line);

    /// <inheritdoc cref="Invalid(string, string)"/>
    /// <param name="expected">The expected content.</param>
    /// <param name="found">The actual content.</param>
    /// <param name="line">The line of the error.</param>
    public RequestRejectedException Invalid(string expected, string found, int line) => new(
        RequestRejection.InvalidContent,
        $"The element {Path} on line {line}{ByReference} cannot be read: expected {expected}, found {found}. "
        + "Correct the element and send the request again.");

    /// <summary>Returns a suffix that names a namespace, which is truncated.</summary>
    public static string InNamespace(string xmlNamespace) =>
        xmlNamespace.Length == 0
            ? " in no namespace"
            : $" in the namespace {Quotation.Of(xmlNamespace, ElementName.MaxQuotedNamespace)}";

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();

    private static string CannotRead(string where, string reason) =>
        $"The XML cannot be read{where}: {Quotation.Cut(reason, MaxReasonLength)} "
        + "Send well-formed XML; in a value, & is written &amp; and < is written &lt;.";

    // The reader quotes names of attributes and entities, which can be parts of a secret in an attribute. Of its quotes
    // only the names of the current elements are kept, which are those of the contract.
    private string ReasonOf(XmlException exception) => Quoted().Replace(
        exception.Message,
        quoted => _path.AsSpan(0, _depth).Contains(quoted.Groups[1].Value) ? quoted.Value : "'…'");

    // The rows of the XML reader are not lines: it counts two consecutive line feeds as one line end.
    private static int LineOfRow(int row, ReadOnlySpan<byte> text)
    {
        var line = 1;
        for (var i = 0; row > 1 && i < text.Length; i++)
        {
            if (text[i] is not ((byte)'\r' or (byte)'\n'))
            {
                continue;
            }

            row--;
            line++;
            if (text[i..] is [var end, (byte)'\n', ..])
            {
                line += end == (byte)'\n' ? 1 : 0;
                i++;
            }
        }

        return line;
    }
}

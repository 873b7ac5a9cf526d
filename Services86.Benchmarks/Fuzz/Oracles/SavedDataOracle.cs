using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Services86.Description;

namespace Services86.Benchmarks.Fuzz.Oracles;

/// <summary>
/// Compares the record that SaveServiceAuth has stored with the record in the request, which the oracle reads by
/// general parsers.
/// </summary>
/// <remarks>
/// Compares the texts of members that the request contains once, without attributes that change their meaning. Members
/// whose meaning a general parser cannot tell are not compared.
/// </remarks>
internal static class SavedDataOracle
{
    private const string Record = nameof(ServiceAuth);
    private const string Rule = "A save that succeeded has stored what the request contains";
    private const string XsiNamespace = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly XName Nil = XName.Get("nil", XsiNamespace);

    // AuthType is not compared: the server replaces unknown values.
    private static readonly string[] Members =
        [nameof(ServiceAuth.Server), nameof(ServiceAuth.Username), nameof(ServiceAuth.Password)];

    private static readonly HashSet<string> AllMembers =
        [.. ((ObjectDescription)TypeDescription.Of(typeof(ServiceAuth))).Members.Select(member => member.Name)];

    /// <summary>Judges a response.</summary>
    /// <returns>The violation; null if there is none, or nothing can be compared.</returns>
    public static Violation? Judge(FuzzRequest request, FuzzResponse response)
    {
        if (request.IsHeadMutated || response.Status != 200 || !request.Name.EndsWith(".Save" + Record, default))
        {
            return null;
        }

        var isSoap = request.Name.StartsWith("SOAP", default);
        if (isSoap || request.Name.Contains("application/xml", default))
        {
            return JudgeXml(request, Stored(response, isSoap));
        }

        return request.Name.Contains("application/json ", default)
            ? JudgeJson(request, Stored(response, isSoap))
            : null;
    }

    // Returns null if the save was refused.
    private static Dictionary<string, string?>? Stored(FuzzResponse response, bool isSoap)
    {
        if (!isSoap)
        {
            using var document = JsonDocument.Parse(response.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Members.ToDictionary(member => member, member => document.RootElement.GetProperty(member).GetString())
                : null;
        }

        var envelope = ResponseOracle.Parse(response.Body);
        return envelope.Descendants().Any(e => e.Name.LocalName == "Succeeded" && e.Value == "true")
            ? Members.ToDictionary(
                member => member,
                member => envelope.Descendants().FirstOrDefault(e => e.Name.LocalName == member)?.Value)
            : null;
    }

    private static Violation? JudgeXml(FuzzRequest request, Dictionary<string, string?>? stored)
    {
        if (stored is null)
        {
            return null;
        }

        XDocument document;
        try
        {
            document = Parse(request.Body);
        }
        catch (XmlException exception)
        {
            return new Violation("XML that is not well formed is rejected", exception.Message);
        }

        var records = document.Descendants().Where(e => e.Name.LocalName == Record).ToList();
        if (records is not [var record] || record.Attribute(Nil) is not null
            || document.Descendants().Any(IsReferenced))
        {
            return null;
        }

        var children = record.Elements().ToList();
        if (children.Count > 0 && !children.Exists(IsMember) && stored.Values.All(string.IsNullOrEmpty))
        {
            return new Violation(Rule, $"stored a record of which the request has no member but {children[0].Name}");
        }

        return Compare(stored, member =>
            children.Where(child => child.Name.LocalName == member).ToList() is [var only]
            && !IsSpecial(only) && !only.HasElements && IsMember(only) && !IsSpecial(record)
                ? only.Value
                : null);
    }

    // With characters that XML does not allow: the server rejects them in what is read, and not in what is skipped.
    private static XDocument Parse(byte[] body)
    {
        using var reader = XmlReader.Create(
            new MemoryStream(body),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false });
        return XDocument.Load(reader);
    }

    private static Violation? JudgeJson(FuzzRequest request, Dictionary<string, string?>? stored)
    {
        if (stored is null)
        {
            return null;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(WithoutByteOrderMark(request.Body));
        }
        catch (JsonException exception)
        {
            return new Violation("Text that is not JSON is rejected", exception.Message);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return new Violation(Rule, $"stored a record from JSON of the kind {document.RootElement.ValueKind}");
            }

            // Json.NET adds $id and $type to the members of any object.
            var members = document.RootElement.EnumerateObject().Where(m => m.Name is not ("$id" or "$type")).ToList();
            if (members.Count > 0
                && !members.Exists(m => AllMembers.Contains(m.Name, StringComparer.OrdinalIgnoreCase)))
            {
                return new Violation(Rule, $"stored a record of which the request has no member but {members[0].Name}");
            }

            return Compare(stored, name =>
                members.Where(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList() is [var only]
                && only.Value.ValueKind == JsonValueKind.String
                    ? only.Value.GetString()
                    : null);
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(byte[] body) =>
        body.AsSpan().StartsWith("\uFEFF"u8) ? body.AsMemory(3) : body;

    private static Violation? Compare(Dictionary<string, string?> stored, Func<string, string?> requested)
    {
        foreach (var (member, value) in stored)
        {
            if (requested(member) is { } expected && expected != (value ?? ""))
            {
                return new Violation(Rule, $"{member}: expected {expected}, stored {value}");
            }
        }

        return null;
    }

    private static bool IsMember(XElement element) =>
        AllMembers.Contains(element.Name.LocalName)
        && element.Name.NamespaceName is ServicesVersion.BaseXmlNamespace or "";

    private static bool IsSpecial(XElement element) => element.Attributes().Any(attribute =>
        !attribute.IsNamespaceDeclaration && attribute.Name.NamespaceName is XsiNamespace or "");

    private static bool IsReferenced(XElement element) =>
        element.Attributes().Any(attribute => attribute.Name.LocalName is "id" or "href" or "ref");
}

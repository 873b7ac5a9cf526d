using System.Xml;
using Services86.Description;
using Services86.Http;
using Services86.Soap.Calls;
using Services86.Soap.Serialization;

namespace Services86.Soap.Envelope;

/// <summary>Finds a ticket in the wrong place of an envelope, for the refusal of a call without a ticket.</summary>
/// <remarks>
/// The envelope is searched only if the call has no ticket where it belongs. The ticket itself is never quoted.
/// </remarks>
internal static class MisplacedTicket
{
    private const string Credentials = "Credentials";

    /// <summary>Describes the place of the ticket.</summary>
    /// <param name="call">The call that was read from the envelope.</param>
    /// <param name="envelope">The envelope, which is well formed.</param>
    /// <param name="hasAuthorization">Whether the HTTP request has an Authorization header.</param>
    /// <returns>
    /// Such as <c>SoCredentials in no namespace in the Header</c>; null if the call has a ticket or needs none, and if
    /// there is no ticket elsewhere.
    /// </returns>
    public static string? Describe(SoapCall call, Utf8Body envelope, bool hasAuthorization)
    {
        if (call.Headers is not SessionRequestHeaders headers
            || !string.IsNullOrWhiteSpace(headers.Credentials?.Ticket))
        {
            return null;
        }

        return FindIn(envelope, call.Operation)
            ?? (hasAuthorization ? "an Authorization header of HTTP, which SOAP does not use" : null);
    }

    private static string? FindIn(Utf8Body envelope, OperationDescription operation)
    {
        var reader = ContentReader.Open(envelope, unknownMembers: null);
        try
        {
            return Find(reader.Xml, operation);
        }
        catch (XmlException)
        {
            // Content that the call does not need, and that was skipped, cannot be read.
            return null;
        }
        finally
        {
            reader.Close();
        }
    }

    private static string? Find(XmlDictionaryReader xml, OperationDescription operation)
    {
        var part = "Envelope";
        var ownDepth = int.MaxValue;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            // What is within the Credentials header, such as an empty Ticket, is not misplaced.
            if (xml.Depth > ownDepth)
            {
                continue;
            }

            var name = xml.LocalName;
            part = xml.Depth == 1 ? name : part;
            ownDepth = part != "Body" && name == Credentials && !IsMisplaced(xml, name, part, operation)
                ? xml.Depth
                : int.MaxValue;
            if (name is Credentials or "SoCredentials" or "Ticket" && IsMisplaced(xml, name, part, operation))
            {
                var where = xml.Depth == 1 ? "Envelope"
                    : part == "Body" ? $"Body, in {operation.Request.WrapperName}"
                    : part;
                return $"{name}{ContentReader.InNamespace(xml.NamespaceURI)} in the {Quotation.Cut(where, 100)}";
            }
        }

        return null;
    }

    private static bool IsMisplaced(
        XmlDictionaryReader xml, string name, string part, OperationDescription operation)
    {
        if (part == "Body")
        {
            return operation.Request.Parts.All(known => known.Name != name);
        }

        var isBlock = xml.Depth == 1 || (xml.Depth == 2 && part == "Header");
        var isOurs = xml.NamespaceURI.Length == 0 || xml.NamespaceURI == operation.Contract.XmlNamespace;
        return !(isBlock && isOurs && name == Credentials);
    }
}

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

        // The depth of the Credentials header, while the reader is within it.
        var headerDepth = int.MaxValue;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var name = xml.LocalName;
            part = xml.Depth == 1 ? name : part;
            if (xml.Depth <= headerDepth)
            {
                headerDepth = IsCredentialsHeader(xml, part, operation) ? xml.Depth : int.MaxValue;
            }

            if (name is Credentials or "SoCredentials" or "Ticket" && !IsInPlace(xml, part, headerDepth, operation))
            {
                var where = xml.Depth == 1 ? "Envelope"
                    : part == "Body" ? $"Body, in {operation.Request.WrapperName}"
                    : part;
                return $"{name}{ContentReader.InNamespace(xml.NamespaceURI)} in the {Quotation.Cut(where, 100)}";
            }
        }

        return null;
    }

    // Also in place if it is empty: then there is no ticket.
    private static bool IsInPlace(
        XmlDictionaryReader xml, string part, int headerDepth, OperationDescription operation) =>
        part == "Body"
            ? operation.Request.Parts.Any(known => known.Name == xml.LocalName)
            : xml.Depth >= headerDepth && IsOurs(xml, operation);

    // The documentation prints the header blocks directly under the Envelope.
    private static bool IsCredentialsHeader(XmlDictionaryReader xml, string part, OperationDescription operation) =>
        (xml.Depth == 1 || (xml.Depth == 2 && part == "Header"))
        && xml.LocalName == Credentials
        && IsOurs(xml, operation);

    private static bool IsOurs(XmlDictionaryReader xml, OperationDescription operation) =>
        xml.NamespaceURI.Length == 0 || xml.NamespaceURI == operation.Contract.XmlNamespace;
}

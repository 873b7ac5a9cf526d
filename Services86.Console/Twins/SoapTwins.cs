using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;
using Services86.Http;
using Services86.Rest.Bodies;
using Services86.Rest.Errors;
using Services86.Rest.Headers;
using Services86.Rest.Routing;
using Services86.Soap.Envelope;
using Services86.Soap.Serialization;
using Services86.WebConsole.Journal;
using Services86.WebConsole.Journal.Masking;

namespace Services86.WebConsole.Twins;

/// <summary>Makes the SOAP envelope of a REST call: the same operation with the same arguments.</summary>
internal sealed partial class SoapTwins(
    SoapContracts contracts, RestServices services, IEnumerable<IRestBodyReader> readers)
{
    /// <summary>Makes the envelope of a call in the journal, indented.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The envelope, or the reason why there is none.</returns>
    public TwinResult<string> Of(JournalEntry call)
    {
        if (call.IsSoap)
        {
            return None("The call is a SOAP call already.");
        }

        if (call is not { Agent: { } agent, Operation: { } name }
            || services.All.FirstOrDefault(service => service.Contract.Name == agent)?.Find(name)
                is not { } operation)
        {
            return None("The call names no operation that this server has.");
        }

        if (contracts.FindNewest(agent) is not { } contract
            || contract.Operations.FirstOrDefault(known => known.Description.Name == name) is not { } soap)
        {
            return None($"The operation {agent}.{name} does not exist over SOAP.");
        }

        try
        {
            if (ArgumentsOf(call, operation) is not { } arguments)
            {
                return None("A patch has no twin: SOAP saves whole records.");
            }

            var envelope = Write(contract, soap, arguments, call.Header(RestHeaders.TimeZone));
            return new TwinResult<string>(envelope, Reason: null);
        }
        catch (Exception exception) when (exception is RequestRejectedException or RestException)
        {
            return None($"The request cannot be read: {exception.Message}");
        }
    }

    // A secret that is no text, such as a dictionary, is masked as a text, and cannot be read.
    [GeneratedRegex($@"(""AuthenticationData""\s*:\s*)""{SecretText.Mask}""", RegexOptions.IgnoreCase)]
    private static partial Regex MaskedMember { get; }

    private static TwinResult<string> None(string reason) => new(Twin: null, reason);

    // Null for a patch.
    private object?[]? ArgumentsOf(JournalEntry call, RestOperation operation)
    {
        if (operation.QueryName is { } name)
        {
            var query = QueryHelpers.ParseQuery(call.Query);
            return int.TryParse(query[name], NumberStyles.Integer, CultureInfo.InvariantCulture, out var id)
                ? [id]
                : throw RestException.InvalidParameter($"The parameter '{name}' is missing.");
        }

        if (!operation.HasBody)
        {
            return [];
        }

        if (call.Request.State != JournalBodyState.Whole)
        {
            throw RestException.BadRequest("The journal does not have the whole request.");
        }

        var mediaType = call.Request.ContentType?.Split(';')[0].Trim() ?? MediaType.Json;
        var reader = readers.FirstOrDefault(
                known => known.MediaTypes.Contains(mediaType, StringComparer.OrdinalIgnoreCase)
                    && known.CanRead(operation))
            ?? readers.First(known => known.MediaTypes.Contains(MediaType.Json));
        var buffer = new PooledBuffer(1024);
        buffer.Append(Encoding.UTF8.GetBytes(MaskedMember.Replace(call.Request.Text, "$1null")));
        using var body = Utf8Body.Of(buffer, charset: null, BodyName.Body, CancellationToken.None);
        var content = reader.Read(operation, body, unknownMembers: null);
        return content.Patch is null ? content.Arguments : null;
    }

    private static string Write(SoapContract contract, SoapOperation operation, object?[] arguments, string? timeZone)
    {
        using var output = new PooledBuffer(4096);
        var writer = new Utf8XmlWriter(output);
        writer.WriteRaw("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header>"u8);
        var headers = contract.NewRequestHeaders();
        if (headers is SessionRequestHeaders session)
        {
            session.Credentials = new SoCredentials { Ticket = RestTwin.TicketPlaceholder };
            session.TimeZone = timeZone is null ? null : ZoneOf(timeZone);
        }

        contract.RequestHeaders.Write(writer, ref headers);
        writer.WriteRaw("</s:Header><s:Body>"u8);
        operation.WriteRequest(writer, arguments);
        writer.WriteRaw("</s:Body></s:Envelope>"u8);
        return XElement.Parse(Encoding.UTF8.GetString(output.Written.Span)).ToString()
            .ReplaceLineEndings("\n")
            .Replace(SecretText.Mask, "&lt;your secret&gt;", StringComparison.Ordinal);
    }

    private static SoTimeZone ZoneOf(string header)
    {
        var name = header.Split(',')[0].Trim();
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new SoTimeZone { SoTimeZoneId = id }
            : new SoTimeZone { SoTimeZoneLocationCode = name };
    }
}

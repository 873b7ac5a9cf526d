using Services86.Agents.Calls;
using Services86.Description;
using Services86.Http;
using Services86.Rest.Bodies;
using Services86.Rest.Errors;
using Services86.Rest.Headers;
using Services86.Rest.Json;
using Services86.Rest.Routing;

namespace Services86.Rest.UrlEncoded;

/// <summary>Reads URL-encoded bodies, as sent by <c>curl -d</c> or an HTML form.</summary>
/// <remarks>
/// A key names a parameter, or a member of the entity to save, case-insensitive. A nested member follows after a dot or
/// in brackets: <c>Credential.Value=x</c>, <c>Credential[Value]=x</c>. Items of a list repeat the key, or have an
/// index, which gives their order: <c>Ids=1&amp;Ids=2</c>, <c>Credentials[0].Value=x</c>. If the whole body is a list,
/// the key is the name of its parameter, or empty: <c>UserInfoIds=1&amp;UserInfoIds=2</c>, <c>=1&amp;=2</c>,
/// <c>[0]=1&amp;[1]=2</c>. The body is converted to JSON and read as JSON, so that the same rules hold for its values.
/// </remarks>
internal sealed class UrlEncodedBodyReader(RestJson json) : IRestBodyReader
{
    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [MediaType.UrlEncoded];

    /// <inheritdoc/>
    public bool CanRead(RestOperation operation) => true;

    /// <inheritdoc/>
    public RequestContent Read(
        RestOperation operation, Utf8Body body, UnknownMemberCollector? unknownMembers)
    {
        RejectOtherFormats(body.Span);
        var root = UrlEncodedReader.Read(body.Span);
        using var text = new PooledBuffer(body.Length * 2);
        var output = new JsonOutput(text, CallTimeZone.OfInstallation);
        Write(root, operation, new UrlEncodedJsonWriter(output, unknownMembers));
        return new RequestContent(operation.BodyType is { } type
            ? [json.ReadValue(text.Written.Span, type, JsonSource.UrlEncoded)]
            : json.ReadParameters(text.Written.Span, operation, JsonSource.UrlEncoded));
    }

    private static void Write(UrlEncodedNode root, RestOperation operation, UrlEncodedJsonWriter output)
    {
        var parts = operation.Description.Request.Parts;
        switch (operation.BodyType is null ? null : parts[0].Type)
        {
            case ListDescription list:
                output.WriteList(ItemsOf(root, parts[0].Name), list.Item, parts[0].Name);
                break;
            case ObjectDescription entity:
                output.WriteObject(root, UrlEncodedMembers.Of(entity), "");
                break;
            default:
                output.WriteObject(root, UrlEncodedMembers.Of(operation.Description.Request), "");
                break;
        }
    }

    private static UrlEncodedNode ItemsOf(UrlEncodedNode root, string name)
    {
        var found = root.Children.Where(pair => pair.Key.Length == 0 || IsSame(pair.Key, name)).ToList();
        return found is [var (_, items)] ? items : throw RestException.BadRequest(
            $"Expected a form whose keys are {name}, as in {name}=1&{name}=2, "
            + $"found {(found.Count == 0 ? "others" : "such and empty ones")}. Correct it and send the request again.");
    }

    private static bool IsSame(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    // curl -d sends this media type by default, also for JSON: all keys would be unknown, and an empty record be
    // stored.
    private static void RejectOtherFormats(ReadOnlySpan<byte> text)
    {
        var start = text.TrimStart(" \t\r\n"u8);
        if (start[0] is (byte)'{' or (byte)'<' or (byte)'"' || (start[0] == (byte)'[' && !start.Contains((byte)'=')))
        {
            throw RestException.BadRequest(
                "Expected a form such as Server=imap.example.com&Port=993, as the Content-Type says, "
                + "found JSON or XML. Name it: Content-Type: application/json, or application/xml.");
        }
    }
}

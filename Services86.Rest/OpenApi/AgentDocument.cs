using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;

namespace Services86.Rest.OpenApi;

/// <summary>The OpenAPI document of an agent, for any address.</summary>
/// <remarks>Of version 3.0: generators of clients read it more widely than 3.1, and the published documents have it.</remarks>
internal sealed class AgentDocument
{
    private const string AddressMark = "urn:services86:address";

    private readonly byte[] _beforeAddress;
    private readonly byte[] _afterAddress;

    private AgentDocument(ReadOnlySpan<byte> document)
    {
        var mark = document.IndexOf(Encoding.UTF8.GetBytes(AddressMark));
        _beforeAddress = document[..mark].ToArray();
        _afterAddress = document[(mark + AddressMark.Length)..].ToArray();
    }

    /// <summary>Writes the document once, with a mark in place of the address.</summary>
    /// <param name="build">Builds the document for an address.</param>
    public static async Task<AgentDocument> WriteAsync(Func<string, OpenApiDocument> build)
    {
        using var output = new MemoryStream();
        await build(AddressMark).SerializeAsJsonAsync(output, OpenApiSpecVersion.OpenApi3_0);
        return new AgentDocument(output.ToArray());
    }

    /// <summary>Gives the document for an address.</summary>
    /// <param name="address">The address that the caller reached the server by.</param>
    /// <returns>JSON in UTF-8.</returns>
    public byte[] ToBytes(string address) =>
        [.. _beforeAddress, .. JsonEncodedText.Encode(address).EncodedUtf8Bytes, .. _afterAddress];
}

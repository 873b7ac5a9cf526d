using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;

namespace Services86.Rest.OpenApi;

/// <summary>The OpenAPI document of an agent, for any address.</summary>
/// <remarks>OpenAPI 3.0, as the published documents: more client generators read 3.0 than 3.1.</remarks>
internal sealed class AgentDocument
{
    private const string AddressPlaceholder = "urn:services86:address";

    private readonly byte[] _beforeAddress;
    private readonly byte[] _afterAddress;

    private AgentDocument(ReadOnlySpan<byte> document)
    {
        var placeholder = document.IndexOf(Encoding.UTF8.GetBytes(AddressPlaceholder));
        _beforeAddress = document[..placeholder].ToArray();
        _afterAddress = document[(placeholder + AddressPlaceholder.Length)..].ToArray();
    }

    /// <summary>Writes the document once, with a placeholder for the address.</summary>
    /// <param name="build">Builds the document for an address.</param>
    public static async Task<AgentDocument> WriteAsync(Func<string, OpenApiDocument> build)
    {
        using var output = new MemoryStream();
        await build(AddressPlaceholder).SerializeAsJsonAsync(output, OpenApiSpecVersion.OpenApi3_0);
        return new AgentDocument(output.ToArray());
    }

    /// <summary>Gets the document for an address.</summary>
    /// <param name="address">The address at which the client reached the server.</param>
    /// <returns>JSON in UTF-8.</returns>
    public byte[] ToBytes(string address) =>
        [.. _beforeAddress, .. JsonEncodedText.Encode(address).EncodedUtf8Bytes, .. _afterAddress];
}

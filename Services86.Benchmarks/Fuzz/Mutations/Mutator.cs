using System.IO.Compression;
using Services86.Benchmarks.Fuzz.Corpus;

namespace Services86.Benchmarks.Fuzz.Mutations;

/// <summary>Changes requests at random: bytes and tokens of the body, headers and the address.</summary>
/// <param name="random">The source of all decisions: the same seed gives the same requests.</param>
/// <param name="corpus">The requests that tokens are taken from.</param>
internal sealed class Mutator(Random random, RequestCorpus corpus)
{
    private const int MaxMutations = 4;
    private const int MaxMovedBytes = 40;
    private const int MaxRepetitions = 400;

    /// <summary>Creates a request with mutations.</summary>
    public FuzzRequest Next()
    {
        var request = corpus.Pick(random);
        for (var mutation = random.Next(1, MaxMutations + 1); mutation > 0; mutation--)
        {
            request = random.Next(12) switch
            {
                0 or 1 or 2 => MutateBytes(request),
                3 => MutateHeader(request),
                4 => random.Next(3) == 0 ? Compress(request) : MutateTokens(request),
                5 => random.Next(3) == 0 ? MutateAddress(request) : MutateTokens(request),
                6 when random.Next(10) == 0 => request with { IsHeadDamaged = true, IsHeadMutated = true },
                _ => MutateTokens(request),
            };
        }

        return request;
    }

    /// <summary>Damages bytes of a request line, of headers or of a body.</summary>
    public byte[] Damage(byte[] bytes)
    {
        for (var i = random.Next(1, MaxMutations); i > 0; i--)
        {
            bytes = ChangeBytes(bytes);
        }

        return bytes;
    }

    private FuzzRequest MutateBytes(FuzzRequest request) => request with { Body = ChangeBytes(request.Body) };

    private byte[] ChangeBytes(byte[] bytes)
    {
        if (bytes.Length < 2)
        {
            return [(byte)random.Next(256)];
        }

        var offset = random.Next(bytes.Length - 1);
        var count = Math.Min(random.Next(1, MaxMovedBytes), bytes.Length - offset);
        return random.Next(5) switch
        {
            0 => [.. bytes[..offset], (byte)(bytes[offset] ^ (1 << random.Next(8))), .. bytes[(offset + 1)..]],
            1 => [.. bytes[..offset], .. bytes[(offset + count)..]],
            2 => [.. bytes[..offset], .. bytes[offset..(offset + count)], .. bytes[offset..]],
            3 => [.. bytes[..offset], (byte)random.Next(256), .. bytes[offset..]],
            _ => bytes[..offset],
        };
    }

    private FuzzRequest MutateTokens(FuzzRequest request)
    {
        var tokens = BodyTokens.Split(request);
        if (tokens.Count < 2)
        {
            return MutateBytes(request);
        }

        var index = random.Next(tokens.Count);
        var other = random.Next(tokens.Count);
        switch (random.Next(8))
        {
            case 0:
                tokens.RemoveAt(index);
                break;
            case 1:
                tokens.InsertRange(other, tokens.GetRange(index, Math.Min(random.Next(1, 6), tokens.Count - index)));
                break;
            case 2:
                (tokens[index], tokens[other]) = (tokens[other], tokens[index]);
                break;
            case 3:
                tokens[index] = KnownToken(request.Syntax);
                break;
            case 4:
                tokens.Insert(index, KnownToken(request.Syntax));
                break;
            case 5:
                tokens[index] = ForeignToken();
                break;
            case 6:
                tokens[index] = tokens[index].ToUpperInvariant();
                break;
            default:
                tokens.InsertRange(index, Enumerable.Repeat(tokens[other], random.Next(MaxRepetitions)));
                break;
        }

        return request with { Body = BodyTokens.Join(tokens) };
    }

    private string KnownToken(BodySyntax syntax)
    {
        var known = syntax switch
        {
            BodySyntax.Xml => Tokens.Xml,
            BodySyntax.Json => Tokens.Json,
            _ => Tokens.UrlEncoded,
        };
        return BodyTokens.Of(known[random.Next(known.Length)]);
    }

    private string ForeignToken()
    {
        var tokens = BodyTokens.Split(corpus.Pick(random));
        return tokens.Count == 0 ? "" : tokens[random.Next(tokens.Count)];
    }

    private FuzzRequest MutateHeader(FuzzRequest request)
    {
        var (name, value) = Tokens.Headers[random.Next(Tokens.Headers.Length)];
        return request with
        {
            Headers = random.Next(4) == 0 ? request.Headers.Remove(name) : request.Headers.SetItem(name, value),
            IsHeadMutated = true,
        };
    }

    private FuzzRequest MutateAddress(FuzzRequest request) => request with
    {
        Address = random.Next(2) == 0
            ? request.Address + Tokens.Queries[random.Next(Tokens.Queries.Length)]
            : request.Address.Remove(random.Next(1, request.Address.Length)),
        IsHeadMutated = true,
    };

    // Half of the time correctly, so that the content behind the coding is read.
    private FuzzRequest Compress(FuzzRequest request)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(request.Body);
        }

        return request with
        {
            Headers = request.Headers.SetItem("Content-Encoding", random.Next(2) == 0 ? "gzip" : "x-gzip"),
            Body = compressed.ToArray(),
            IsHeadMutated = true,
        };
    }
}

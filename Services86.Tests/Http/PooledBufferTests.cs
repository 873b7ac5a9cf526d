using System.Buffers;
using System.Text;
using Services86.Http;

namespace Services86.Tests.Http;

internal sealed class PooledBufferTests
{
    private static readonly byte[] Secret = "Pa55-of-anna"u8.ToArray();

    [Test]
    public void A_returned_array_has_nothing_of_the_bytes()
    {
        var buffer = new PooledBuffer(0);
        buffer.Append(Secret);
        var array = buffer.Array;

        buffer.Dispose();

        Assert.That(array.AsSpan().IndexOf(Secret), Is.Negative);
    }

    [Test]
    public void An_array_that_became_too_small_has_nothing_of_the_bytes()
    {
        using var buffer = new PooledBuffer(0);
        buffer.Append(Secret);
        var array = buffer.Array;

        buffer.Append(new byte[array.Length]);

        Assert.That(buffer.Array, Is.Not.SameAs(array));
        Assert.That(buffer.Written.Span[..Secret.Length].ToArray(), Is.EqualTo(Secret));
        Assert.That(array.AsSpan().IndexOf(Secret), Is.Negative);
    }

    [Test]
    public void A_body_has_nothing_left_of_its_bytes_when_it_is_disposed()
    {
        var received = new PooledBuffer(0);
        received.Append(Secret);
        var array = received.Array;

        Utf8Body.Of(received, charset: null, BodyName.Body, CancellationToken.None).Dispose();

        Assert.That(array.AsSpan().IndexOf(Secret), Is.Negative);
    }

    [Test]
    public void Neither_the_bytes_nor_the_characters_of_a_decoded_body_are_left()
    {
        var received = new PooledBuffer(0);
        received.Append(Encoding.Latin1.GetBytes("Pa55-æ"));
        var array = received.Array;
        var characters = ArrayPool<char>.Shared.Rent(received.Length);
        ArrayPool<char>.Shared.Return(characters, clearArray: true);

        var body = Utf8Body.Of(received, "iso-8859-1", BodyName.Body, CancellationToken.None);
        var converted = body.Array;
        body.Dispose();

        Assert.That(array.AsSpan().IndexOf("Pa55"u8), Is.Negative);
        Assert.That(converted.AsSpan().IndexOf("Pa55"u8), Is.Negative);

        // The pool gives the array that a thread returned last to the same thread again.
        Assert.That(characters.AsSpan().IndexOf("Pa55"), Is.Negative);
    }

    [Test]
    public void A_disposed_buffer_is_empty_and_can_be_disposed_again()
    {
        var buffer = new PooledBuffer(0);
        buffer.Append(Secret);

        buffer.Dispose();
        buffer.Dispose();

        Assert.That(buffer.Length, Is.Zero);
        Assert.That(buffer.Array, Is.Empty);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Services86.Tests.Support;

/// <summary>A request body that is sent half, and the rest when the test says so.</summary>
/// <remarks>With Expect: 100-continue, sending begins when the server reads the body.</remarks>
internal sealed class SlowContent : HttpContent
{
    private readonly byte[] _body;
    private readonly TaskCompletionSource _halfSent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _rest = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SlowContent(string envelope)
    {
        _body = Encoding.UTF8.GetBytes(envelope);
        Headers.ContentType = new MediaTypeHeaderValue("text/xml", "utf-8");
    }

    /// <summary>Gets a task that completes when half of the body has been sent.</summary>
    public Task HalfSent => _halfSent.Task;

    /// <summary>Sends the second half of the body.</summary>
    public void SendRest() => _rest.SetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var half = _body.Length / 2;
        await stream.WriteAsync(_body.AsMemory(0, half));
        await stream.FlushAsync();
        _halfSent.SetResult();
        await _rest.Task;
        await stream.WriteAsync(_body.AsMemory(half));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}

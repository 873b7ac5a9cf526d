using Services86.Http;

namespace Services86.Soap;

/// <summary>What the program behind the SOAP layer does with a call.</summary>
public interface ISoapCallHandler
{
    /// <summary>Carries out a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <returns>The reply.</returns>
    /// <remarks>It lets exceptions pass: the caller gives them to <see cref="OnException"/>.</remarks>
    ValueTask<SoapReply> InvokeAsync(SoapCall call, CancellationToken cancellationToken);

    /// <summary>Turns an exception into an answer, and logs it when it is the server's fault.</summary>
    /// <param name="call">The call; null when the exception came before it was read.</param>
    /// <param name="exception">The exception: any but <see cref="RequestRejectedException"/>.</param>
    /// <returns>A reply whose headers tell of the failure, or a fault.</returns>
    SoapAnswer OnException(SoapCall? call, Exception exception);
}

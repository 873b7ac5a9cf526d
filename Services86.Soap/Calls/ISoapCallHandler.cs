using System.Net;

namespace Services86.Soap.Calls;

/// <summary>Executes the calls that the SOAP layer reads.</summary>
public interface ISoapCallHandler
{
    /// <summary>Executes a call. A failure of the call becomes a response too.</summary>
    /// <param name="call">The call.</param>
    /// <param name="clientAddress">The address of the client; null when the connection has none.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The reply of the operation, or a reply or fault that describes the failure.</returns>
    /// <exception cref="OperationCanceledException">The client has disconnected.</exception>
    ValueTask<SoapResponse> HandleAsync(SoapCall call, IPAddress? clientAddress, CancellationToken cancellationToken);

    /// <summary>Describes and logs a failure of the server outside of <see cref="HandleAsync"/>.</summary>
    /// <param name="exception">The failure. The request is not to blame for it.</param>
    /// <returns>A fault.</returns>
    SoapResponse HandleFailure(Exception exception);
}

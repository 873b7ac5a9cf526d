namespace Services86.Soap.Calls;

/// <summary>The response to a call: a <see cref="SoapReply"/> or a SOAP fault.</summary>
public abstract class SoapResponse
{
    private protected SoapResponse()
    {
    }
}

// The headers, and the messages of SoPrincipal. Mono's svcutil leaves headers out of its proxies, and so the messages and
// the interfaces that have them are written here; Microsoft's makes them, with these names. The data contracts are those
// that svcutil has made from the served WSDL.
using System.Collections.Generic;
using System.Runtime.Serialization;
using System.ServiceModel;
using www.superoffice.net.ws.crm.NetServer.Services86;

namespace Services86Client
{
    public static class Wire
    {
        public const string Namespace = "http://www.superoffice.net/ws/crm/NetServer/Services86";
    }

    [DataContract(Namespace = Wire.Namespace)]
    public class SoTimeZone
    {
        [DataMember(Order = 0)]
        public int SoTimeZoneId { get; set; }

        [DataMember(Order = 1)]
        public string SoTimeZoneLocationCode { get; set; }
    }

    [DataContract(Namespace = Wire.Namespace)]
    public class SoExceptionInfo
    {
        [DataMember(Order = 0)]
        public string Message { get; set; }

        [DataMember(Order = 2)]
        public string FriendlyText { get; set; }

        [DataMember(Order = 3)]
        public string ExceptionType { get; set; }
    }

    [CollectionDataContract(
        Namespace = Wire.Namespace, ItemName = "ExtraInfoNameValuePair", KeyName = "Key", ValueName = "Value")]
    public class SoExtraInfo : Dictionary<string, string>
    {
    }

    [MessageContract]
    public abstract class Request
    {
        [MessageHeader(Namespace = Wire.Namespace)]
        public string ApplicationToken;

        [MessageHeader(Namespace = Wire.Namespace)]
        public SoCredentials Credentials;

        [MessageHeader(Namespace = Wire.Namespace)]
        public SoTimeZone TimeZone;
    }

    [MessageContract]
    public abstract class Reply
    {
        [MessageHeader(Namespace = Wire.Namespace)]
        public SoExceptionInfo ExceptionInfo;

        [MessageHeader(Namespace = Wire.Namespace)]
        public SoExtraInfo ExtraInfo;

        [MessageHeader(Namespace = Wire.Namespace)]
        public bool Succeeded;

        [MessageHeader(Namespace = Wire.Namespace)]
        public SoTimeZone TimeZone;
    }

    [ServiceContract(Namespace = Wire.Namespace)]
    public interface SoPrincipal
    {
        [OperationContract(Action = Wire.Namespace + "/SoPrincipal/AuthenticateUsernamePassword", ReplyAction = "*")]
        AuthenticateResponse AuthenticateUsernamePassword(AuthenticateUsernamePasswordRequest request);
    }

    [MessageContract(WrapperName = "AuthenticateUsernamePassword", WrapperNamespace = Wire.Namespace)]
    public class AuthenticateUsernamePasswordRequest
    {
        [MessageHeader(Namespace = Wire.Namespace)]
        public string ApplicationToken;

        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public string UserName;

        [MessageBodyMember(Namespace = Wire.Namespace, Order = 1)]
        public string Password;
    }

    [MessageContract(WrapperName = "AuthenticateResponse", WrapperNamespace = Wire.Namespace)]
    public class AuthenticateResponse : Reply
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public SoPrincipalCarrier Response;

        [MessageBodyMember(Namespace = Wire.Namespace, Order = 1)]
        public SoCredentials Credentials;

        [MessageBodyMember(Namespace = Wire.Namespace, Order = 2)]
        public bool AuthenticationSucceeded;
    }
}

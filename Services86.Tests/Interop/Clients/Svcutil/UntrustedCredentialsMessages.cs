// The messages of the User agent for UntrustedCredentials: see Messages.cs.
using System.Runtime.Serialization;
using System.ServiceModel;
using www.superoffice.net.ws.crm.NetServer.Services86;

namespace Services86Client
{
    [ServiceContract(Namespace = Wire.Namespace)]
    public interface User
    {
        [OperationContract(Action = Wire.Namespace + "/User/CreateDefaultUntrustedCredentials", ReplyAction = "*")]
        CreateDefaultUntrustedCredentialsResponse CreateDefaultUntrustedCredentials(
            CreateDefaultUntrustedCredentialsRequest request);

        [OperationContract(Action = Wire.Namespace + "/User/SaveUntrustedCredentials", ReplyAction = "*")]
        SaveUntrustedCredentialsResponse SaveUntrustedCredentials(SaveUntrustedCredentialsRequest request);

        [OperationContract(Action = Wire.Namespace + "/User/GetUntrustedCredentials", ReplyAction = "*")]
        GetUntrustedCredentialsResponse GetUntrustedCredentials(GetUntrustedCredentialsRequest request);

        [OperationContract(Action = Wire.Namespace + "/User/RemoveUntrustedCredentials", ReplyAction = "*")]
        RemoveUntrustedCredentialsResponse RemoveUntrustedCredentials(RemoveUntrustedCredentialsRequest request);
    }

    [MessageContract(WrapperName = "CreateDefaultUntrustedCredentials", WrapperNamespace = Wire.Namespace)]
    public class CreateDefaultUntrustedCredentialsRequest : Request
    {
    }

    [MessageContract(WrapperName = "CreateDefaultUntrustedCredentialsResponse", WrapperNamespace = Wire.Namespace)]
    public class CreateDefaultUntrustedCredentialsResponse : Reply
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public UntrustedCredentials Response;
    }

    [MessageContract(WrapperName = "SaveUntrustedCredentials", WrapperNamespace = Wire.Namespace)]
    public class SaveUntrustedCredentialsRequest : Request
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public string Type;

        [MessageBodyMember(Namespace = Wire.Namespace, Order = 1, Name = "Credentials")]
        public UntrustedCredentials Credentials1;
    }

    [MessageContract(WrapperName = "SaveUntrustedCredentialsResponse", WrapperNamespace = Wire.Namespace)]
    public class SaveUntrustedCredentialsResponse : Reply
    {
    }

    [MessageContract(WrapperName = "GetUntrustedCredentials", WrapperNamespace = Wire.Namespace)]
    public class GetUntrustedCredentialsRequest : Request
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public string Type;
    }

    [MessageContract(WrapperName = "GetUntrustedCredentialsResponse", WrapperNamespace = Wire.Namespace)]
    public class GetUntrustedCredentialsResponse : Reply
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public UntrustedCredentials[] Response;
    }

    [MessageContract(WrapperName = "RemoveUntrustedCredentials", WrapperNamespace = Wire.Namespace)]
    public class RemoveUntrustedCredentialsRequest : Request
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public string Type;

        [MessageBodyMember(Namespace = Wire.Namespace, Order = 1)]
        public string PublicValue;
    }

    [MessageContract(WrapperName = "RemoveUntrustedCredentialsResponse", WrapperNamespace = Wire.Namespace)]
    public class RemoveUntrustedCredentialsResponse : Reply
    {
    }

    // svcutil does not generate this: an operation that sends text for a member of another type.
    [ServiceContract(Namespace = Wire.Namespace)]
    public interface MalformedUser
    {
        [OperationContract(Action = Wire.Namespace + "/User/SaveUntrustedCredentials", ReplyAction = "*")]
        void SaveUntrustedCredentials(MalformedSaveUntrustedCredentialsRequest request);
    }

    [MessageContract(WrapperName = "SaveUntrustedCredentials", WrapperNamespace = Wire.Namespace)]
    public class MalformedSaveUntrustedCredentialsRequest : Request
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0, Name = "Credentials")]
        public MalformedUntrustedCredentials Credentials1;
    }

    [DataContract(Name = "UntrustedCredentials", Namespace = Wire.Namespace)]
    public class MalformedUntrustedCredentials
    {
        [DataMember]
        public string ValidFrom { get; set; }
    }
}

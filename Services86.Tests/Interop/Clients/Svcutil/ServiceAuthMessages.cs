// The messages of the User agent for ServiceAuth and User: see Messages.cs.
using System.ServiceModel;
using www.superoffice.net.ws.crm.NetServer.Services86;

namespace Services86Client
{
    [ServiceContract(Namespace = Wire.Namespace)]
    public interface User
    {
        [OperationContract(Action = Wire.Namespace + "/User/CreateDefaultServiceAuth", ReplyAction = "*")]
        CreateDefaultServiceAuthResponse CreateDefaultServiceAuth(CreateDefaultServiceAuthRequest request);

        [OperationContract(Action = Wire.Namespace + "/User/SaveServiceAuth", ReplyAction = "*")]
        SaveServiceAuthResponse SaveServiceAuth(SaveServiceAuthRequest request);

        [OperationContract(Action = Wire.Namespace + "/User/GetServiceAuth", ReplyAction = "*")]
        GetServiceAuthResponse GetServiceAuth(GetServiceAuthRequest request);

        [OperationContract(Action = Wire.Namespace + "/User/DeleteServiceAuth", ReplyAction = "*")]
        DeleteServiceAuthResponse DeleteServiceAuth(DeleteServiceAuthRequest request);

        [OperationContract(Action = Wire.Namespace + "/User/GetUser", ReplyAction = "*")]
        GetUserResponse GetUser(GetUserRequest request);
    }

    [MessageContract(WrapperName = "CreateDefaultServiceAuth", WrapperNamespace = Wire.Namespace)]
    public class CreateDefaultServiceAuthRequest : Request
    {
    }

    [MessageContract(WrapperName = "CreateDefaultServiceAuthResponse", WrapperNamespace = Wire.Namespace)]
    public class CreateDefaultServiceAuthResponse : Reply
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public ServiceAuth Response;
    }

    [MessageContract(WrapperName = "SaveServiceAuth", WrapperNamespace = Wire.Namespace)]
    public class SaveServiceAuthRequest : Request
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public ServiceAuth ServiceAuth;
    }

    [MessageContract(WrapperName = "SaveServiceAuthResponse", WrapperNamespace = Wire.Namespace)]
    public class SaveServiceAuthResponse : Reply
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public ServiceAuth Response;
    }

    [MessageContract(WrapperName = "GetServiceAuth", WrapperNamespace = Wire.Namespace)]
    public class GetServiceAuthRequest : Request
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public int ServiceAuthId;
    }

    [MessageContract(WrapperName = "GetServiceAuthResponse", WrapperNamespace = Wire.Namespace)]
    public class GetServiceAuthResponse : Reply
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public ServiceAuth Response;
    }

    [MessageContract(WrapperName = "DeleteServiceAuth", WrapperNamespace = Wire.Namespace)]
    public class DeleteServiceAuthRequest : Request
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public int ServiceAuthId;
    }

    [MessageContract(WrapperName = "DeleteServiceAuthResponse", WrapperNamespace = Wire.Namespace)]
    public class DeleteServiceAuthResponse : Reply
    {
    }

    [MessageContract(WrapperName = "GetUser", WrapperNamespace = Wire.Namespace)]
    public class GetUserRequest : Request
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public int UserId;
    }

    [MessageContract(WrapperName = "GetUserResponse", WrapperNamespace = Wire.Namespace)]
    public class GetUserResponse : Reply
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public www.superoffice.net.ws.crm.NetServer.Services86.User Response;
    }

    // svcutil does not generate this: an operation that sends text for a member of another type.
    [ServiceContract(Namespace = Wire.Namespace)]
    public interface MalformedUser
    {
        [OperationContract(Action = Wire.Namespace + "/User/GetServiceAuth", ReplyAction = "*")]
        void GetServiceAuth(MalformedGetServiceAuthRequest request);
    }

    [MessageContract(WrapperName = "GetServiceAuth", WrapperNamespace = Wire.Namespace)]
    public class MalformedGetServiceAuthRequest : Request
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public string ServiceAuthId;
    }
}

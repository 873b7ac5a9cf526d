// The messages of the EMail agent for EMailAccount: see Messages.cs.
using System.ServiceModel;
using www.superoffice.net.ws.crm.NetServer.Services86;

namespace Services86Client
{
    [ServiceContract(Namespace = Wire.Namespace)]
    public interface EMail
    {
        [OperationContract(Action = Wire.Namespace + "/EMail/CreateDefaultEMailAccount", ReplyAction = "*")]
        CreateDefaultEMailAccountResponse CreateDefaultEMailAccount(CreateDefaultEMailAccountRequest request);

        [OperationContract(Action = Wire.Namespace + "/EMail/SaveEMailAccount", ReplyAction = "*")]
        SaveEMailAccountResponse SaveEMailAccount(SaveEMailAccountRequest request);

        [OperationContract(Action = Wire.Namespace + "/EMail/GetEMailAccount", ReplyAction = "*")]
        GetEMailAccountResponse GetEMailAccount(GetEMailAccountRequest request);

        [OperationContract(Action = Wire.Namespace + "/EMail/DeleteEMailAccount", ReplyAction = "*")]
        DeleteEMailAccountResponse DeleteEMailAccount(DeleteEMailAccountRequest request);
    }

    [MessageContract(WrapperName = "CreateDefaultEMailAccount", WrapperNamespace = Wire.Namespace)]
    public class CreateDefaultEMailAccountRequest : Request
    {
    }

    [MessageContract(WrapperName = "CreateDefaultEMailAccountResponse", WrapperNamespace = Wire.Namespace)]
    public class CreateDefaultEMailAccountResponse : Reply
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public EMailAccount Response;
    }

    [MessageContract(WrapperName = "SaveEMailAccount", WrapperNamespace = Wire.Namespace)]
    public class SaveEMailAccountRequest : Request
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public EMailAccount EMailAccount;
    }

    [MessageContract(WrapperName = "SaveEMailAccountResponse", WrapperNamespace = Wire.Namespace)]
    public class SaveEMailAccountResponse : Reply
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public EMailAccount Response;
    }

    [MessageContract(WrapperName = "GetEMailAccount", WrapperNamespace = Wire.Namespace)]
    public class GetEMailAccountRequest : Request
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public int EMailAccountId;
    }

    [MessageContract(WrapperName = "GetEMailAccountResponse", WrapperNamespace = Wire.Namespace)]
    public class GetEMailAccountResponse : Reply
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public EMailAccount Response;
    }

    [MessageContract(WrapperName = "DeleteEMailAccount", WrapperNamespace = Wire.Namespace)]
    public class DeleteEMailAccountRequest : Request
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public int EMailAccountId;
    }

    [MessageContract(WrapperName = "DeleteEMailAccountResponse", WrapperNamespace = Wire.Namespace)]
    public class DeleteEMailAccountResponse : Reply
    {
    }

    // svcutil does not generate this: an operation that sends text for a member of another type.
    [ServiceContract(Namespace = Wire.Namespace)]
    public interface MalformedEMail
    {
        [OperationContract(Action = Wire.Namespace + "/EMail/GetEMailAccount", ReplyAction = "*")]
        void GetEMailAccount(MalformedGetEMailAccountRequest request);
    }

    [MessageContract(WrapperName = "GetEMailAccount", WrapperNamespace = Wire.Namespace)]
    public class MalformedGetEMailAccountRequest : Request
    {
        [MessageBodyMember(Namespace = Wire.Namespace, Order = 0)]
        public string EMailAccountId;
    }
}

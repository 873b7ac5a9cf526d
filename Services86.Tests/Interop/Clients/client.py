"""A client of Services86: client.py SERVER PASSWORD SCENARIO TEXT, with SERVER as
http://localhost:5086/Remote/Services86. Prints the replies as lines of step.name=value."""

import sys
from datetime import datetime

import zeep
from zeep.helpers import serialize_object

UNKNOWN_ID = 987654321

server, password, scenario, text = sys.argv[1:]
name = "admin"

# documentation begin
principal = zeep.Client(f"{server}/SoPrincipal.svc?wsdl").service
login = principal.AuthenticateUsernamePassword(UserName=name, Password=password).body

credentials = {"Credentials": {"Ticket": login.Credentials.Ticket}}
user = zeep.Client(f"{server}/User.svc?wsdl").service
auth = {"Server": "imap.example.com", "Port": 993}
saved = user.SaveServiceAuth(ServiceAuth=auth, _soapheaders=credentials)
if not saved.header.Succeeded:
    sys.exit(saved.header.ExceptionInfo.FriendlyText)
# documentation end


def service_auth():
    user = service("User")
    auth = step("default", user.CreateDefaultServiceAuth).Response
    auth.Server = "imap.example.com"
    auth.Port = 993
    auth.Username = text
    auth.Password = text
    auth = step("created", user.SaveServiceAuth, ServiceAuth=auth).Response
    step("read", user.GetServiceAuth, ServiceAuthId=auth.ServiceAuthId)

    auth.Port = 143
    auth.Password = f"{text}, changed"
    step("updated", user.SaveServiceAuth, ServiceAuth=auth)
    step("readAgain", user.GetServiceAuth, ServiceAuthId=auth.ServiceAuthId)

    step("deleted", user.DeleteServiceAuth, ServiceAuthId=auth.ServiceAuthId)
    step("gone", user.GetServiceAuth, ServiceAuthId=auth.ServiceAuthId)
    step("unknown", user.DeleteServiceAuth, ServiceAuthId=UNKNOWN_ID)
    step("badTicket", user.SaveServiceAuth, ticket="7T:nonsense", ServiceAuth=auth)
    malformed(user.GetServiceAuth, ServiceAuthId="many")

    auth.ServiceAuthId = 0
    step("kept", user.SaveServiceAuth, ServiceAuth=auth)
    step("user", user.GetUser, UserId=login.Response.AssociateId)


def untrusted_credentials():
    user = service("User")
    secret = step("default", user.CreateDefaultUntrustedCredentials).Response
    secret.ValidFrom = datetime(2026, 6, 1, 12, 0, 0)
    secret.ValidTo = datetime(2030, 12, 31, 23, 59, 59)
    secret.SecretValue = text
    secret.PublicValue = text
    step("kept", user.SaveUntrustedCredentials, Type="kept", Credentials=secret)
    step("created", user.SaveUntrustedCredentials, Type="imap", Credentials=secret)
    step("read", user.GetUntrustedCredentials, Type="imap")

    secret.Comment = f"{text}, changed"
    step("updated", user.SaveUntrustedCredentials, Type="imap", Credentials=secret)
    step("readAgain", user.GetUntrustedCredentials, Type="imap")

    step("deleted", user.RemoveUntrustedCredentials, Type="imap", PublicValue=text)
    step("gone", user.GetUntrustedCredentials, Type="imap")
    step("unknown", user.RemoveUntrustedCredentials, Type="imap", PublicValue=text)
    step("badTicket", user.GetUntrustedCredentials, ticket="7T:nonsense", Type="imap")
    malformed(user.SaveUntrustedCredentials, Type="imap", Credentials={"ValidFrom": "many"})


def email_account():
    email = service("EMail")
    account = step("default", email.CreateDefaultEMailAccount).Response
    account.EMailAddress = "blåbær@example.com"
    account.IncomingCredentials = {"Server": "imap.example.com", "Port": 993, "Username": text, "Password": text}
    account.OutgoingCredentials = {"Server": "smtp.example.com", "Port": 587, "Username": text, "Password": text}
    account = step("created", email.SaveEMailAccount, EMailAccount=account).Response
    step("read", email.GetEMailAccount, EMailAccountId=account.EMailAccountId)

    account.EMailAddress = "fløte@example.com"
    account.OutgoingCredentials.Password = f"{text}, changed"
    step("updated", email.SaveEMailAccount, EMailAccount=account)
    step("readAgain", email.GetEMailAccount, EMailAccountId=account.EMailAccountId)

    step("deleted", email.DeleteEMailAccount, EMailAccountId=account.EMailAccountId)
    step("gone", email.GetEMailAccount, EMailAccountId=account.EMailAccountId)
    step("unknown", email.DeleteEMailAccount, EMailAccountId=UNKNOWN_ID)
    step("badTicket", email.GetEMailAccount, ticket="7T:nonsense", EMailAccountId=account.EMailAccountId)
    malformed(email.GetEMailAccount, EMailAccountId="many")

    account.EMailAccountId = 0
    account.IncomingCredentials.ServiceAuthId = 0
    account.OutgoingCredentials.ServiceAuthId = 0
    step("kept", email.SaveEMailAccount, EMailAccount=account)


def service(agent):
    return zeep.Client(f"{server}/{agent}.svc?singleWsdl").service


def step(name, operation, ticket=login.Credentials.Ticket, **parameters):
    """Calls an operation with all three headers, and prints the headers and the body of the reply."""
    reply = operation(**parameters, _soapheaders={
        "ApplicationToken": "an application token",
        "Credentials": {"Ticket": ticket},
        "TimeZone": {"SoTimeZoneId": 261, "SoTimeZoneLocationCode": "NO"},
    })
    show_reply(name, reply)
    return reply.body


def malformed(operation, **parameters):
    try:
        operation(**parameters)
    except zeep.exceptions.Fault as fault:
        show("malformed", {"faultcode": fault.code, "faultstring": fault.message})


def show_reply(name, reply):
    for part in reply.header, reply.body or {}:
        for member, value in serialize_object(part, dict).items():
            show(f"{name}.{member}", value)


def show(name, value):
    if is_nil(value):
        print(f"{name}=<nil>")
    elif isinstance(value, dict):
        for member, item in value.items():
            show(f"{name}.{member}", item)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            show(f"{name}[{index}]", item)
    elif isinstance(value, bool):
        print(f"{name}={str(value).lower()}")
    elif isinstance(value, datetime):
        print(f"{name}={value:%Y-%m-%dT%H:%M:%S}")
    else:
        print(f"{name}={value}")


def is_nil(value):
    """Zeep returns a nil structure as a structure whose members are all None."""
    return value is None or isinstance(value, dict) and value != {} and all(map(is_nil, value.values()))


show("login", serialize_object(login, dict))
show_reply("first", saved)
{"ServiceAuth": service_auth, "UntrustedCredentials": untrusted_credentials, "EMailAccount": email_account}[scenario]()

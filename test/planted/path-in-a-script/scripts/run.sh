cd /home/somebody
